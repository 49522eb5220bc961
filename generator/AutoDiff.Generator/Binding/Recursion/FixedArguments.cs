using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>
/// What a recursive method is given that is the same in every call, by the ordinals of its parameters: it is known in the body, and needs no
/// variable there.
/// </summary>
/// <param name="Objects">Known objects, whose members are seen like those of <c>this</c>.</param>
/// <param name="Functions">What is passed for delegates.</param>
internal sealed record FixedArguments(IReadOnlyDictionary<int, ObjectRef> Objects, IReadOnlyDictionary<int, FunctionValue> Functions)
{
    public bool Any => Objects.Count > 0 || Functions.Count > 0;

    public bool Contains(int ordinal) => Objects.ContainsKey(ordinal) || Functions.ContainsKey(ordinal);

    public bool IsSame(FixedArguments other) => AreSame(Objects, other.Objects) && AreSame(Functions, other.Functions);

    /// <summary>Whether the variable is the owner of one of the objects.</summary>
    public bool Holds(Variable owner) => Objects.Values.Any(known => known.Owner.Variable == owner);

    /// <summary>Whether the variable is a member of one of the objects, or one of the functions uses it.</summary>
    public bool Reaches(Variable variable, BindingSession session) => Objects.Values.Any(known => known.Owner.Parts.Any(part => part.Variable == variable))
        || Lambdas.Any(lambda => CallsOthers(lambda) || CapturedVariables.Of([lambda], session).Contains(variable));

    public bool Reaches(ISymbol symbol) => Lambdas.Any(lambda => CallsOthers(lambda) || CapturedSymbols.In(lambda).Contains(symbol, SymbolEqualityComparer.Default));

    private IEnumerable<LambdaFunction> Lambdas => Functions.Values.OfType<LambdaFunction>();

    /// <summary>It is given another function by the body around it, which may use any variable.</summary>
    private static bool CallsOthers(LambdaFunction lambda) => CapturedSymbols.In(lambda).Any(symbol =>
        symbol is ILocalSymbol { Type.TypeKind: TypeKind.Delegate } or IParameterSymbol { Type.TypeKind: TypeKind.Delegate });

    /// <param name="find">What is given for the parameter of that ordinal, where it is an object at a known place.</param>
    public static Dictionary<int, ObjectRef> KnownObjects(IMethodSymbol method, IOperation methodBody, System.Func<int, ObjectRef?> find)
    {
        ISet<ISymbol> assigned = AssignedSymbols.In(methodBody);
        Dictionary<int, ObjectRef> objects = [];
        foreach (IParameterSymbol parameter in method.Parameters.Where(p => p.RefKind == RefKind.None && p.Type.IsReferenceType && !assigned.Contains(p)))
        {
            // One that no variable picks.
            if (find(parameter.Ordinal) is { Element: null } known)
            {
                objects.Add(parameter.Ordinal, known);
            }
        }

        return objects;
    }

    private static bool AreSame<T>(IReadOnlyDictionary<int, T> some, IReadOnlyDictionary<int, T> others) =>
        some.Count == others.Count && some.All(s => others.TryGetValue(s.Key, out T? other) && Equals(s.Value, other));
}
