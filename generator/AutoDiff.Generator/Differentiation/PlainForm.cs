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
    private readonly Dictionary<int, List<Statement>> declarations = [];
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

        if (Walk.Statements(inner).Any(s => s is Return) || !form.DeclareTapes(inner))
        {
            return null;
        }

        EquatableArray<Statement> plain = inner.SelectMany((s, i) => form.DeclaredBefore(i).Concat(form.Visit(s))).ToEquatableArray();
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

    private IEnumerable<Statement> DeclaredBefore(int index) => declarations.TryGetValue(index, out List<Statement>? here) ? here : [];

    /// <summary>Code of the user's that writes memory or variables, and buffers whose contents outlive their block.</summary>
    private static bool IsOutOfReach(Expr expression) => expression switch
    {
        External call => call.Arguments.Any(a => a is Read { Variable.Type.IsRealSequence: true }) || call.Pieces.Any(EffectsOfExpression.IsByReference),
        NewArena or TakeStart or ReturnedArray => true,
        _ => false,
    };

    /// <summary>Declares an array for each tape where its first push comes: there the bounds of the loops are known.</summary>
    private bool DeclareTapes(EquatableArray<Statement> body)
    {
        bool isReplayed = Walk.Statements(body).Any(s => s is Declare { Value: TakeBack });
        bool isPlain = Walk.Statements(body).All(s => Walk.Expressions(s).SelectMany(Walk.All).Count(e => e is Pop) == (IsPop(s) ? 1 : 0));
        return !isReplayed && isPlain && body.OfType<Declare>().Where(d => d.Variable.Type is TapeType).All(d => DeclareTape(body, d.Variable));
    }

    private bool DeclareTape(EquatableArray<Statement> body, Variable tape)
    {
        IrType element = ((TapeType)tape.Type).Element;
        int first = body.TakeWhile(s => !Walk.Statements(EquatableArrays.Of(s)).Any(inner => inner is Push push && push.Tape == tape)).Count();
        if (new TapeCapacity(tape, Settled(body, first)).Of(body) is not { } capacity || element is not (RealType or IntegerType or BoolType))
        {
            return false;
        }

        Variable values = variables.Fresh(tape.BaseName, new SequenceType(SequenceKind.Span, element));
        Variable count = variables.Fresh(tape.BaseName + "Count", IrType.Int);
        tapes.Add(tape, (values, count));
        if (!declarations.TryGetValue(first, out List<Statement>? here))
        {
            declarations.Add(first, here = []);
        }

        here.Add(new Declare(values, new Allocate(element, capacity, OnStack: false)));
        here.Add(new Declare(count, IntegerConstant.Of(0)));
        return true;
    }

    private static bool IsPop(Statement statement) =>
        statement is Declare { Value: Pop } or Assign { Value: Pop } or Store { Value: Pop } or Evaluate { Value: Pop };

    /// <summary>What has one value from the statement on: parameters and earlier locals that are never assigned.</summary>
    private static HashSet<Variable> Settled(EquatableArray<Statement> body, int first)
    {
        HashSet<Variable> settled = [.. Walk.Statements(body).SelectMany(Walk.Expressions).SelectMany(Walk.Variables).Where(v => v.Kind is VariableKind.Parameter or VariableKind.Static)];
        settled.UnionWith(body.Take(first).OfType<Declare>().Where(d => d.Value is not null).Select(d => d.Variable));
        settled.ExceptWith(Walk.Statements(body).OfType<Assign>().Select(a => a.Variable));
        return settled;
    }
}
