using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>What is known of lengths and signs of integers, from declarations, loops and the verified pairs.</summary>
internal sealed class Extents
{
    private readonly Dictionary<int, Expr> fixedValues = [];
    private readonly Dictionary<int, CountedLoop> loops = [];
    private readonly Dictionary<int, Expr> origins = [];
    private readonly IdSet changing = new();
    private readonly EquatableArray<BufferPair> sameLength;

    public Extents(EquatableArray<Statement> body, EquatableArray<BufferPair> sameLength)
    {
        this.sameLength = sameLength;
        foreach (Statement statement in Walk.Statements(body).Where(s => s is not (Declare or CountedLoop)))
        {
            changing.UnionWith(Effects.Of(statement).Assigned);
        }

        foreach (Statement statement in Walk.Statements(body))
        {
            switch (statement)
            {
                case Declare { Variable.Type: SequenceType, Value: { } origin } s:
                    origins[s.Variable.Id] = origin;
                    break;
                case Declare { Variable.Type: IntegerType, Value: { } value } s when !changing.Contains(s.Variable.Id):
                    fixedValues[s.Variable.Id] = value;
                    break;
                case CountedLoop s:
                    loops[s.Index.Id] = s;
                    break;
            }
        }
    }

    /// <summary>The value is at least 0.</summary>
    public bool IsNonNegative(Expr expression) => expression switch
    {
        IntegerConstant constant => constant.Value >= 0,
        Length or TakeStart => true,
        Read read when fixedValues.TryGetValue(read.Variable.Id, out Expr? value) => IsNonNegative(value),
        Read read when loops.TryGetValue(read.Variable.Id, out CountedLoop? loop) => IsNonNegative(loop.Step > 0 ? loop.Start : loop.Bound),
        _ => false,
    };

    /// <summary>The loop goes through all indexes of the sequence, up or down.</summary>
    public bool IsWhole(CountedLoop loop, Variable sequence) => loop.Step switch
    {
        1 => loop.Start is IntegerConstant { Value: 0 } && IsLengthOf(loop.Bound, sequence),
        -1 => loop.Bound is IntegerConstant { Value: 0 } && IsLast(loop.Start, sequence),
        _ => false,
    };

    /// <summary>The index is that of a loop which runs over the whole sequence or the beginning of it, so that its element exists.</summary>
    public bool IsInside(Expr index, Variable sequence)
    {
        if (index is not Read read || !loops.TryGetValue(read.Variable.Id, out CountedLoop? loop))
        {
            return false;
        }

        return loop.Step > 0
            ? IsNonNegative(loop.Start) && IsLengthOf(loop.Bound, sequence)
            : IsNonNegative(loop.Bound) && IsLast(loop.Start, sequence);
    }

    /// <summary>The two sequences have the same length.</summary>
    public bool HaveSameLength(Variable left, Variable right)
    {
        Variable a = Whole(left);
        Variable b = Whole(right);
        return !changing.Contains(a.Id) && !changing.Contains(b.Id) && (a.Id == b.Id || Partners(a).Any(p => p.Id == b.Id || Partners(p).Any(q => q.Id == b.Id)));
    }

    private bool IsLast(Expr expression, Variable sequence) =>
        expression is Binary { Operator: BinaryOperator.Subtract, Right: IntegerConstant { Value: 1 } } last && IsLengthOf(last.Left, sequence);

    private bool IsLengthOf(Expr expression, Variable sequence) => expression switch
    {
        Length length => HaveSameLength(length.Sequence, sequence),
        Read read when fixedValues.TryGetValue(read.Variable.Id, out Expr? value) && IsLengthOf(value, sequence) => true,
        _ => origins.TryGetValue(Whole(sequence).Id, out Expr? origin) && LengthOf(origin) is { } count && AreSame(count, expression),
    };

    // Only what can never change compares by its text.
    private bool AreSame(Expr count, Expr bound) => count.Equals(bound) && bound switch
    {
        IntegerConstant => true,
        Read read => fixedValues.ContainsKey(read.Variable.Id),
        _ => false,
    };

    private static Expr? LengthOf(Expr origin) => origin switch
    {
        Take take => take.Length,
        TakeBack takeBack => takeBack.Length,
        Allocate allocate => allocate.Length,
        View { Count: { } count } => count,
        _ => null,
    };

    private Variable Whole(Variable sequence)
    {
        while (origins.TryGetValue(sequence.Id, out Expr? origin) && origin is View { Start: null, Count: null } view)
        {
            sequence = view.Source;
        }

        return sequence;
    }

    private IEnumerable<Variable> Partners(Variable sequence) => sameLength
        .Where(pair => pair.Buffer.Id == sequence.Id || pair.Other.Id == sequence.Id)
        .Select(pair => pair.Buffer.Id == sequence.Id ? pair.Other : pair.Buffer);
}
