using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Arrays and spans that come out of <c>StopGradient.Of</c>: other names for memory that may carry a derivative, through which none is read.
/// </summary>
internal sealed class StoppedSequences(BindingSession session, IReadOnlyDictionary<Variable, Location> origins) : Rewriter
{
    private readonly Dictionary<Variable, Location> stopped = origins.ToDictionary(o => o.Key, o => o.Value);

    /// <summary>The body with reads through the stopped names cut off; notes what is refused.</summary>
    public EquatableArray<Statement> Apply(EquatableArray<Statement> body)
    {
        if (stopped.Count == 0)
        {
            return body;
        }

        List<Statement> all = [.. Walk.Statements(body)];
        while (all.Count(Inherits) > 0)
        {
        }

        foreach (Location place in all.Select(Misuse).OfType<Location>().Distinct())
        {
            session.Refusals.Add(new Refusal(RefusalId.ConstructNotYet, place, "this use of an array or span without its gradient", "take StopGradient.Of of its elements, or of a copy"));
        }

        return Visit(body);
    }

    public override Expr Visit(Expr expression) =>
        base.Visit(expression) is var visited && visited is Element { Type.IsReal: true } element && stopped.ContainsKey(element.Sequence)
            ? new Call("StopGradient", EquatableArrays.Of<Expr>(element), element.Type)
            : visited;

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if (RuleCalls.Of(statement) is not { } call)
        {
            return base.Visit(statement);
        }

        // A rule gets a copy that nothing active has flowed into.
        List<Statement> copies = [];
        EquatableArray<RuleInput> inputs = call.Rule!.Inputs.Map(input =>
            input is { Value: Read { Variable.Type.IsRealSequence: true } read } && stopped.ContainsKey(read.Variable) ? input with { Value = new Read(Copy(read.Variable, copies)) } : input);
        External replaced = call with { Rule = call.Rule with { Inputs = inputs } };
        return [.. copies, statement is Declare declare ? declare with { Value = replaced } : ((Evaluate)statement) with { Value = replaced }];
    }

    private Variable Copy(Variable sequence, List<Statement> output)
    {
        IrType element = ((SequenceType)sequence.Type).Element;
        Variable copy = session.Names.Foreign(sequence.BaseName, new SequenceType(SequenceKind.Array, element));
        Variable index = session.Names.Foreign("i", IrType.Int, VariableKind.LoopIndex);
        Call value = new("StopGradient", EquatableArrays.Of<Expr>(new Element(sequence, new Read(index))), element);
        output.Add(new Declare(copy, new Allocate(element, new Length(sequence), OnStack: false)));
        output.Add(new CountedLoop(
            index, IntegerConstant.Of(0), new Length(sequence), 1, EquatableArrays.Of<Statement>(new Store(copy, new Read(index), value))));
        return copy;
    }

    private bool Inherits(Statement statement)
    {
        if (statement is not Declare { Value: View view } declare || stopped.ContainsKey(declare.Variable) || !stopped.TryGetValue(view.Source, out Location? origin))
        {
            return false;
        }

        stopped.Add(declare.Variable, origin);
        return true;
    }

    /// <summary>Where the stopped array came from, if the statement uses it in a way that is not followed.</summary>
    private Location? Misuse(Statement statement)
    {
        Variable? used = statement switch
        {
            Store store => store.Sequence,
            Invoke invoke => invoke.Arguments.Select(a => a.Sequence).FirstOrDefault(s => s is not null && stopped.ContainsKey(s)),
            Assign { Variable.Type: SequenceType } assign => stopped.ContainsKey(assign.Variable) ? assign.Variable : (assign.Value as View)?.Source,
            Return { Value: { } value } => Walk.Variables(value).FirstOrDefault(v => v.Type is SequenceType && Walk.All(value).Any(e => e is Read read && read.Variable == v)),
            _ => null,
        };
        return used is not null && stopped.TryGetValue(used, out Location? origin) ? origin : null;
    }
}
