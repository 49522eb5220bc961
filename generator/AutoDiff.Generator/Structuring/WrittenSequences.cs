using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>Which of the sequences handed to a function are written, by itself or by those that it calls.</summary>
internal sealed class WrittenSequences : Rewriter
{
    private readonly Dictionary<string, HashSet<int>> written;

    private WrittenSequences(Dictionary<string, HashSet<int>> written) => this.written = written;

    public static LinkedBody Mark(LinkedBody linked)
    {
        IReadOnlyList<FunctionModel> functions = linked.Functions;
        Dictionary<string, HashSet<int>> written = functions.ToDictionary(f => f.Name, _ => new HashSet<int>());
        WrittenSequences marking = new(written);
        int before;
        do
        {
            before = written.Values.Sum(w => w.Count);
            functions = [.. functions.Select(f => f with { Body = marking.Visit(f.Body) })];
            foreach (FunctionModel function in functions)
            {
                HashSet<Variable> stored = [.. Definitions.Stored(function.Body, new SequenceRoots(function.Body))];
                written[function.Name].UnionWith(Enumerable.Range(0, function.Parameters.Count).Where(i => stored.Contains(function.Parameters[i])));
            }
        }
        while (before != written.Values.Sum(w => w.Count));
        return new LinkedBody(marking.Visit(linked.Body), functions.ToEquatableArray());
    }

    /// <summary>Calls that hand over the same memory twice, or a static table, to be written.</summary>
    public static IEnumerable<Invoke> Conflicts(LinkedBody linked) => linked.Functions.Select(f => f.Body).Prepend(linked.Body).SelectMany(Conflicts);

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        Statement visited = VisitParts(statement);
        return visited is Invoke invoke
            ? [invoke with { Arguments = invoke.Arguments.Select((a, i) => a with { IsWritten = written[invoke.Function].Contains(i) }).ToEquatableArray() }]
            : [visited];
    }

    /// <summary>The parameters of a function are taken to be different memory where one is written.</summary>
    private static IEnumerable<Invoke> Conflicts(EquatableArray<Statement> body)
    {
        SequenceRoots roots = new(body);
        return Walk.Statements(body).OfType<Invoke>().Where(invoke => invoke.Arguments
            .Where(a => a.Sequence is not null)
            .GroupBy(a => roots.Of(a.Sequence!))
            .Any(g => g.Any(a => a.IsWritten) && (g.Count() > 1 || g.Key.Kind == VariableKind.Static)));
    }
}
