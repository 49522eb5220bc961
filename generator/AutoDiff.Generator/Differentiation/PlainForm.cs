using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Writes a derivative without what only differentiation makes, so that it can be differentiated once more: buffers are local arrays, and a
/// tape is an array with the number of values on it, as long as the loops around its pushes can make it.
/// </summary>
internal sealed class PlainForm : Rewriter
{
    private readonly Dictionary<Variable, (Variable Values, Variable Count)> tapes = [];
    private readonly VariableFactory variables;
    private readonly List<Statement> pops = [];

    private PlainForm(VariableFactory variables) => this.variables = variables;

    /// <summary>The derivative in plain form, or null where it has none.</summary>
    public static NestedDerivative? Of(Derivation derivation, EquatableArray<Statement> body)
    {
        if (Walk.Statements(body).SelectMany(Walk.Expressions).SelectMany(Walk.All).Any(IsOutOfReach))
        {
            return null;
        }

        PlainForm form = new(derivation.Variables);
        EquatableArray<Statement> inner = body;
        Return? last = body.Count > 0 ? body[body.Count - 1] as Return : null;
        if (last is not null)
        {
            inner = body.Take(body.Count - 1).ToEquatableArray();
        }

        if (Walk.Statements(inner).Any(s => s is Return) || !form.DeclareTapes(inner, out List<Statement> declarations))
        {
            return null;
        }

        EquatableArray<Statement> plain = declarations.Concat(form.Visit(inner)).ToEquatableArray();
        (Expr? value, Expr? tangent) = last?.Value is Pair pair ? (pair.First, pair.Second) : (last?.Value, null);
        return new NestedDerivative(derivation.Arguments, plain, value, tangent);
    }

    public override Expr Visit(Expr expression)
    {
        if (expression is Pop pop)
        {
            (Variable values, Variable count) = tapes[pop.Tape];
            pops.Add(new Assign(count, new Binary(BinaryOperator.Subtract, new Read(count), IntegerConstant.Of(1), IrType.Int)));
            return new Element(values, new Read(count));
        }

        return base.Visit(expression);
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Release or Comment:
            case Declare { Variable.Type: TapeType or ScratchType }:
            case Evaluate { Value: TakeBack }:
                return [];
            case Declare { Value: Take take } s:
                return [s with { Source = null, Value = new Allocate(((SequenceType)take.Type).Element, Visit(take.Length), OnStack: false) }];
            case Clear s:
                RealConstant zero = RealConstant.Of(0, ((SequenceType)s.Sequence.Type).Element);
                return [RuleInvocation.ForEach(s.Sequence, variables, i => new Store(s.Sequence, i, zero))];
            case CopyTo s:
                return [RuleInvocation.ForEach(s.From, variables, i => new Store(s.To, i, new Element(s.From, i)))];
            case Push s:
                (Variable values, Variable count) = tapes[s.Tape];
                Expr pushed = Visit(s.Value);
                return [new Store(values, new Read(count), pushed), new Assign(count, new Binary(BinaryOperator.Add, new Read(count), IntegerConstant.Of(1), IrType.Int))];
            default:
                Statement visited = VisitParts(statement) with { Source = null };
                List<Statement> result = [.. pops, visited];
                pops.Clear();
                return result;
        }
    }

    /// <summary>Code of the user's that writes memory or variables, and buffers whose contents outlive their block.</summary>
    private static bool IsOutOfReach(Expr expression) => expression switch
    {
        External call => call.Arguments.Any(a => a is Read { Variable.Type.IsRealSequence: true }) || call.Pieces.Any(Optimization.Effects.IsByReference),
        NewArena or TakeStart or ReturnedArray => true,
        _ => false,
    };

    private bool DeclareTapes(EquatableArray<Statement> body, out List<Statement> declarations)
    {
        declarations = [];
        bool isReplayed = Walk.Statements(body).Any(s => s is Declare { Value: TakeBack });
        bool isPlain = Walk.Statements(body).All(s => Walk.Expressions(s).SelectMany(Walk.All).Count(e => e is Pop) == (IsPop(s) ? 1 : 0));
        if (isReplayed || !isPlain)
        {
            return false;
        }

        HashSet<Variable> settled = [.. Settled(body)];
        foreach (Declare declare in body.OfType<Declare>().Where(d => d.Variable.Type is TapeType))
        {
            if (Capacity(body, declare.Variable, settled) is not { } capacity)
            {
                return false;
            }

            IrType element = ((TapeType)declare.Variable.Type).Element;
            if (element is not (RealType or IntegerType or BoolType))
            {
                return false;
            }

            Variable values = variables.Fresh(declare.Variable.BaseName, new SequenceType(SequenceKind.Span, element));
            Variable count = variables.Fresh(declare.Variable.BaseName + "Count", IrType.Int);
            tapes.Add(declare.Variable, (values, count));
            declarations.Add(new Declare(values, new Allocate(element, capacity, OnStack: false)));
            declarations.Add(new Declare(count, IntegerConstant.Of(0)));
        }

        return true;
    }

    private static bool IsPop(Statement statement) =>
        statement is Declare { Value: Pop } or Assign { Value: Pop } or Store { Value: Pop } or Evaluate { Value: Pop };

    /// <summary>The parameters, which have one value from the first statement to the last.</summary>
    private static IEnumerable<Variable> Settled(EquatableArray<Statement> body)
    {
        HashSet<Variable> assigned = [.. Walk.Statements(body).OfType<Assign>().Select(a => a.Variable)];
        return Walk.Statements(body).SelectMany(Walk.Expressions).SelectMany(Walk.Variables).Where(v => v.Kind is VariableKind.Parameter or VariableKind.Static && !assigned.Contains(v));
    }

    /// <summary>How many values can be on the tape at once, or null where the loops do not tell.</summary>
    private static Expr? Capacity(EquatableArray<Statement> block, Variable tape, ISet<Variable> settled)
    {
        Expr? sum = IntegerConstant.Of(0);
        foreach (Statement statement in block)
        {
            Expr? own = statement switch
            {
                Push push => IntegerConstant.Of(push.Tape == tape ? 1 : 0),
                If branch => Add(Capacity(branch.Then, tape, settled), Capacity(branch.Else, tape, settled)),
                CountedLoop loop => Times(loop, Capacity(loop.Body, tape, settled), settled),
                WhileLoop loop => Capacity(loop.Body, tape, settled) is IntegerConstant { Value: 0 } none ? none : null,
                _ => IntegerConstant.Of(0),
            };
            sum = Add(sum, own);
        }

        return sum;
    }

    private static Expr? Add(Expr? left, Expr? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (IntegerConstant { Value: 0 }, _) => right,
        (_, IntegerConstant { Value: 0 }) => left,
        _ => new Binary(BinaryOperator.Add, left, right, IrType.Int),
    };

    private static Expr? Times(CountedLoop loop, Expr? body, ISet<Variable> settled)
    {
        if (body is null or IntegerConstant { Value: 0 })
        {
            return body;
        }

        if (loop.Index.Type != IrType.Int || loop.Step == 0 || Math.Abs((long)loop.Step) != 1 || !IsSettled(loop.Start, settled) || !IsSettled(loop.Bound, settled))
        {
            return null;
        }

        // Going down the bound is still visited.
        Expr trips = loop.Step > 0
            ? new Binary(BinaryOperator.Subtract, loop.Bound, loop.Start, IrType.Int)
            : Arithmetic.Add(new Binary(BinaryOperator.Subtract, loop.Start, loop.Bound, IrType.Int), 1);
        Call count = new("Max", EquatableArrays.Of<Expr>(IntegerConstant.Of(0), trips), IrType.Int);
        return body is IntegerConstant { Value: 1 } ? count : new Binary(BinaryOperator.Multiply, count, body, IrType.Int);
    }

    private static bool IsSettled(Expr expression, ISet<Variable> settled) => Walk.All(expression).All(e => e switch
    {
        Read read => settled.Contains(read.Variable),
        Length length => settled.Contains(length.Sequence),
        IntegerConstant => true,
        Binary => true,
        _ => false,
    });
}
