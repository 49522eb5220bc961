using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Makes the loop that visits a loop's iterations from the last to the first.</summary>
internal sealed class LoopReversal(LoopCounts counts, VariableFactory variables)
{
    /// <summary>The reversed loop around the reverse sweep of the body: by its bounds where they tell the trip count, else by the count kept.</summary>
    public CountedLoop Of(Statement loop, EquatableArray<Statement> body)
    {
        if (counts.CountOf(loop) is not { } count)
        {
            CountedLoop known = (CountedLoop)loop;
            return known.Step == 1
                ? new CountedLoop(known.Index, Arithmetic.Subtract(known.Bound, 1), known.Start, -1, body)
                : new CountedLoop(known.Index, known.Bound, Arithmetic.Add(known.Start, 1), 1, body);
        }

        Variable iteration = variables.Fresh("iteration", IrType.Int, VariableKind.LoopIndex);
        if (loop is CountedLoop { Index: var index } s)
        {
            Expr offset = new Binary(BinaryOperator.Multiply, new Read(iteration), IntegerConstant.Of(s.Step), IrType.Int);
            if (index.Type != IrType.Int)
            {
                offset = new Convert(offset, index.Type);
            }

            Declare current = new(index, new Binary(BinaryOperator.Add, s.Start, offset, index.Type));
            body = new Statement[] { current }.Concat(body).ToEquatableArray();
        }

        return new CountedLoop(iteration, Arithmetic.Subtract(new Read(count), 1), IntegerConstant.Of(0), -1, body);
    }
}
