using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>
/// Makes the functions of a method self-contained: what one uses of the bodies around it becomes a parameter, what it assigns there
/// a result. Then finds which sequences are written through which calls.
/// </summary>
internal sealed class FunctionLinking
{
    private readonly VariableFactory variables;
    private readonly Dictionary<string, FunctionModel> functions;
    private readonly Dictionary<string, List<Variable>> captured = [];
    private readonly Dictionary<string, HashSet<Variable>> assigned = [];

    private FunctionLinking(IEnumerable<FunctionModel> functions, VariableFactory variables)
    {
        this.variables = variables;
        this.functions = functions.ToDictionary(f => f.Name);
    }

    public static LinkedBody Link(EquatableArray<Statement> body, IEnumerable<FunctionModel> functions, VariableFactory variables)
    {
        IReadOnlyList<FunctionModel> all = [.. functions];
        LoopCounters counters = new(all.Select(f => f.Body).Prepend(body));
        FunctionLinking linking = new(all.Select(f => f with { Body = counters.Visit(f.Body) }), variables);
        linking.FindCaptured();
        EquatableArray<Statement> linked = linking.HandOver(counters.Visit(body), []);
        List<FunctionModel> complete = [.. linking.functions.Values.Select(linking.Complete)];
        return new LinkedBody(linked, complete.ToEquatableArray());
    }

    private void FindCaptured()
    {
        foreach (FunctionModel function in functions.Values)
        {
            HashSet<Variable> own = Own(function);
            captured[function.Name] = [.. Mentioned(function.Body).Where(v => !IsGlobal(v) && !own.Contains(v)).Distinct()];
            assigned[function.Name] = [.. Assigned(function.Body).Where(v => !own.Contains(v))];
        }

        int before;
        do
        {
            before = captured.Values.Sum(c => c.Count) + assigned.Values.Sum(a => a.Count);
            foreach (FunctionModel function in functions.Values)
            {
                HashSet<Variable> own = Own(function);
                foreach (Invoke call in Walk.Statements(function.Body).OfType<Invoke>())
                {
                    captured[function.Name] = [.. captured[function.Name].Union(captured[call.Function].Where(v => !own.Contains(v)))];
                    assigned[function.Name].UnionWith(assigned[call.Function].Where(v => !own.Contains(v)).ToList());
                }
            }
        }
        while (before != captured.Values.Sum(c => c.Count) + assigned.Values.Sum(a => a.Count));
    }

    /// <summary>A static local function has no <c>this</c>.</summary>
    private static bool IsGlobal(Variable variable) => variable is { Kind: VariableKind.Static, Name: not "this" };

    private static HashSet<Variable> Own(FunctionModel function)
    {
        HashSet<Variable> own = [.. function.Parameters];
        foreach (Statement statement in Walk.Statements(function.Body))
        {
            switch (statement)
            {
                case Declare declare:
                    own.Add(declare.Variable);
                    break;
                case CountedLoop loop:
                    own.Add(loop.Index);
                    break;
            }
        }

        return own;
    }

    private static IEnumerable<Variable> Mentioned(EquatableArray<Statement> body) => Walk.Statements(body)
        .SelectMany(s => Walk.Expressions(s).SelectMany(Walk.Variables).Concat(s is Store store ? [store.Sequence] : []))
        .Concat(Assigned(body));

    private static IEnumerable<Variable> Assigned(EquatableArray<Statement> body) => Walk.Statements(body).SelectMany(s => s switch
    {
        Assign assign => [assign.Variable],
        Invoke invoke => invoke.Results,
        _ => (IEnumerable<Variable>)[],
    });

    private FunctionModel Complete(FunctionModel function)
    {
        Dictionary<Variable, Variable> renamed = [];
        foreach (Variable variable in captured[function.Name])
        {
            renamed[variable] = variable.Kind == VariableKind.Static
                ? variables.Fresh("self", variable.Type, isTemporary: false)
                : variables.Fresh(variable.Name, variable.Type, isTemporary: false) with { BaseName = variable.BaseName };
        }

        EquatableArray<Statement> body = HandOver(function.Body, renamed);
        IEnumerable<Variable> outputs = Assigned(function.Name).Select(v => renamed[v]);
        FunctionModel complete = function with
        {
            Parameters = function.Parameters.Concat(captured[function.Name].Select(v => renamed[v])).ToEquatableArray(),
            Outputs = function.Outputs.Concat(outputs).ToEquatableArray(),
            Body = body,
        };

        // Sequences come as spans, whatever the source calls them.
        Dictionary<Variable, Variable> spans = complete.Parameters.Where(p => p.Type.IsSequence).ToDictionary(p => p, p => p with
        {
            Kind = VariableKind.Parameter,
            Type = p.Type is SequenceType { Kind: SequenceKind.Array } array ? array with { Kind = SequenceKind.Span } : p.Type,
        });
        return complete with { Parameters = complete.Parameters.Map(p => spans.TryGetValue(p, out Variable? span) ? span : p), Body = new Renaming(spans).Visit(body) };
    }

    private IEnumerable<Variable> Assigned(string function) => captured[function].Where(assigned[function].Contains);

    private EquatableArray<Statement> HandOver(EquatableArray<Statement> body, Dictionary<Variable, Variable> renamed) =>
        new CallCompletion(this, renamed).Visit(body);

    private class Renaming(Dictionary<Variable, Variable> renamed) : Rewriter
    {
        public override Variable Visit(Variable variable) => renamed.TryGetValue(variable, out Variable? other) ? other : variable;
    }

    /// <summary>Adds what the functions capture to their calls.</summary>
    private sealed class CallCompletion(FunctionLinking linking, Dictionary<Variable, Variable> renamed) : Renaming(renamed)
    {
        public override IEnumerable<Statement> Visit(Statement statement)
        {
            Statement visited = VisitParts(statement);
            if (visited is not Invoke invoke)
            {
                return [visited];
            }

            List<Variable> changed = [.. linking.Assigned(invoke.Function)];
            List<Variable> results = [.. changed.Select(v => linking.variables.Fresh(v.Name, v.Type) with { BaseName = v.BaseName })];
            Invoke complete = invoke with
            {
                SeesCaller = false,
                Arguments = invoke.Arguments.Concat(linking.captured[invoke.Function].Select(v => new Argument(new Read(Visit(v))))).ToEquatableArray(),
                Results = invoke.Results.Concat(results).ToEquatableArray(),
            };
            return [.. results.Select(r => new Declare(r, null)), complete, .. changed.Select((v, i) => new Assign(Visit(v), new Read(results[i])))];
        }
    }
}
