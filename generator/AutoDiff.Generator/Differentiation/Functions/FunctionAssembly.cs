using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>
/// Puts the functions of a generated method together: makes those that are called, and hands the tapes and scratch buffers down
/// to where they are used.
/// </summary>
internal sealed class FunctionAssembly
{
    private readonly List<LocalFunction> functions = [];
    private readonly Dictionary<string, HashSet<Variable>> stores = [];
    private readonly HashSet<Variable> owned;

    private FunctionAssembly(Storage storage) => owned = [.. storage.All()];

    /// <param name="body">The body of the method.</param>
    /// <param name="storage">What the functions share.</param>
    /// <param name="make">Makes a function by its name.</param>
    public static (EquatableArray<Statement> Body, EquatableArray<LocalFunction> Functions) Assemble(
        EquatableArray<Statement> body, Storage storage, System.Func<string, LocalFunction> make)
    {
        List<LocalFunction> made = [];
        Queue<string> open = new(CalledIn(body));
        while (open.Count > 0)
        {
            string name = open.Dequeue();
            if (made.All(f => f.Name != name))
            {
                made.Add(make(name));
                foreach (string called in CalledIn(made[made.Count - 1].Body))
                {
                    open.Enqueue(called);
                }
            }
        }

        if (made.Count == 0)
        {
            return (body, EquatableArray<LocalFunction>.Empty);
        }

        FunctionAssembly assembly = new(storage);
        assembly.functions.AddRange(made);
        assembly.FindStores();
        return (assembly.CompleteMethod(body), made.Select(assembly.Complete).ToEquatableArray());
    }

    private static IEnumerable<LocalCall> CallsIn(EquatableArray<Statement> body) =>
        Walk.Statements(body).SelectMany(Walk.Expressions).SelectMany(Walk.All).OfType<LocalCall>();

    private static IEnumerable<string> CalledIn(EquatableArray<Statement> body) => CallsIn(body).Select(call => call.Function).Distinct();

    private void FindStores()
    {
        foreach (LocalFunction function in functions)
        {
            IEnumerable<Variable> used = Walk.Statements(function.Body).SelectMany(s =>
                Walk.Expressions(s).SelectMany(Walk.Variables).Concat(s is Push push ? [push.Tape] : []));
            stores[function.Name] = [.. used.Where(owned.Contains)];
        }

        int before;
        do
        {
            before = stores.Values.Sum(s => s.Count);
            foreach (LocalFunction function in functions)
            {
                stores[function.Name].UnionWith(CalledIn(function.Body).SelectMany(called => stores[called]).ToList());
            }
        }
        while (before != stores.Values.Sum(s => s.Count));
    }

    private IEnumerable<Variable> StoresOf(string function) => stores[function].OrderBy(v => v.Id);

    private EquatableArray<Statement> CompleteMethod(EquatableArray<Statement> body)
    {
        List<Variable> used = [.. CalledIn(body).SelectMany(StoresOf).Distinct().OrderBy(v => v.Id)];
        List<Statement> statements = [.. used.Select(v => new Declare(v, null)), .. new Completion(this, []).Visit(body)];
        int end = statements.Count > 0 && statements[statements.Count - 1] is Return ? statements.Count - 1 : statements.Count;
        statements.InsertRange(end, used.Select(v => new Release(v)));
        return statements.ToEquatableArray();
    }

    private LocalFunction Complete(LocalFunction function)
    {
        Dictionary<Variable, Variable> handedIn = [];
        HashSet<string> taken = [];
        Variable HandIn(Variable variable)
        {
            string name = variable.BaseName;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = variable.BaseName + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            // Two sequences that are handed in may share memory, unlike the parameters of the method.
            VariableKind kind = variable.Type.IsSequence ? VariableKind.Local : VariableKind.Parameter;
            return handedIn[variable] = variable with { Name = name, Kind = kind };
        }

        EquatableArray<Variable> parameters = function.Parameters.Map(HandIn);
        EquatableArray<Variable> ofStores = StoresOf(function.Name).Select(HandIn).ToEquatableArray();
        EquatableArray<Variable> outs = function.Outs.Map(HandIn);
        return function with
        {
            Parameters = parameters.Concat(outs).Concat(ofStores).ToEquatableArray(),
            Outs = outs,
            Body = new Completion(this, handedIn).Visit(function.Body),
        };
    }

    /// <summary>Hands the stores on with every call.</summary>
    private sealed class Completion(FunctionAssembly assembly, Dictionary<Variable, Variable> handedIn) : Rewriter
    {
        public override Variable Visit(Variable variable) => handedIn.TryGetValue(variable, out Variable? known) ? known : variable;

        public override Expr Visit(Expr expression) => base.Visit(expression) is var visited && visited is LocalCall call
            ? LocalCalls.Add(call, "ref ", assembly.StoresOf(call.Function).Select(v => new Read(Visit(v))))
            : visited;
    }
}
