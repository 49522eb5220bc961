using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>A method that a rule may be written for, and the signature that the rule must have.</summary>
internal sealed class RuleTarget
{
    private readonly TypeMap types;

    /// <summary>The backward method that a library was compiled with; null where the user is to write one.</summary>
    private readonly IMethodSymbol? generated;

    public RuleTarget(IMethodSymbol method, Compilation compilation)
        : this(method, null, compilation)
    {
    }

    private RuleTarget(IMethodSymbol method, IMethodSymbol? generated, Compilation compilation)
    {
        Method = method;
        this.generated = generated;
        types = new TypeMap(compilation);
        Signature = [.. Parameters()];
    }

    public IMethodSymbol Method { get; }

    public IReadOnlyList<RuleParameter> Signature { get; }

    /// <summary>Only a user's rule keeps to the rule that an array is written where nothing is returned.</summary>
    public bool MayWriteAnyArray => generated is not null;

    /// <summary>The target of a backward method that has gradients for those parameters only which an attribute names.</summary>
    public static RuleTarget OfGenerated(IMethodSymbol method, IMethodSymbol backward, Compilation compilation) => new(method, backward, compilation);

    /// <summary>The methods of that name, whether or not they can have a rule.</summary>
    public static IEnumerable<IMethodSymbol> Candidates(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary);

    /// <summary>Why the method can have no rule, with what to do, or null.</summary>
    public static string? Obstacle(IMethodSymbol method, TypeMap types) => method switch
    {
        { IsStatic: false } => "is an instance method",
        { ContainingType.IsGenericType: true } => "is a member of a generic type",
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "returns by reference",
        _ when !IsResult(types.Map(method.ReturnType)) => "returns neither a number nor nothing",
        _ when method.Parameters.Any(p => p.RefKind is not (RefKind.None or RefKind.In)) => "has a parameter that is passed by reference",
        _ when method.Parameters.Any(p => types.Map(p.Type) is IR.OpaqueType && !IsPlain(p.Type)) => "has a parameter that may hold numbers in a type of its own",
        _ when !method.Parameters.Any(p => IsReal(types.Map(p.Type))) => "has no real-valued parameter",
        _ => null,
    };

    /// <summary>Whether a method has the signature; its type parameters stand for those of the target.</summary>
    public bool Matches(IMethodSymbol rule)
    {
        if (rule.TypeParameters.Length != Method.TypeParameters.Length || rule.Parameters.Length != Signature.Count)
        {
            return false;
        }

        IMethodSymbol constructed = rule.TypeParameters.Length == 0 ? rule : rule.Construct([.. Method.TypeParameters]);
        return !rule.ReturnsByRef
            && SymbolEqualityComparer.Default.Equals(constructed.ReturnType, Method.ReturnType)
            && Signature.Zip(constructed.Parameters, (expected, actual) => expected.RefKind == Plain(actual.RefKind) && SymbolEqualityComparer.Default.Equals(expected.Type, actual.Type)).All(same => same);
    }

    /// <summary>Whether the rule has a gradient for the parameter, a real-valued one.</summary>
    public bool HasGradient(IParameterSymbol parameter) =>
        IsReal(types.Map(parameter.Type)) && (generated is null || generated.Parameters.Any(p => p.Name == GeneratedNames.Gradient(parameter.Name)));

    public bool IsTrailing(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue || parameter.IsParams;

    /// <summary>What cannot hold or compute a real number.</summary>
    private static bool IsPlain(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_String or SpecialType.System_Char;

    private static bool IsReal(IR.IrType type) => type.IsReal || type.IsRealSequence;

    private static bool IsResult(IR.IrType type) => type is IR.RealType or IR.IntegerType or IR.BoolType || type == IR.IrType.Void;

    /// <summary>An <c>in</c> parameter takes what is passed by value.</summary>
    private static RefKind Plain(RefKind kind) => kind == RefKind.In ? RefKind.None : kind;

    private IEnumerable<RuleParameter> Parameters()
    {
        foreach (IParameterSymbol parameter in Method.Parameters.Where(p => !IsTrailing(p)))
        {
            yield return Input(parameter);
        }

        if (types.Map(Method.ReturnType).IsReal)
        {
            yield return new RuleParameter("upstream", Method.ReturnType, RefKind.None, null);
        }

        foreach (IParameterSymbol parameter in Method.Parameters.Where(HasGradient))
        {
            string name = GeneratedNames.Gradient(parameter.Name);
            yield return types.Map(parameter.Type).IsReal
                ? new RuleParameter(name, parameter.Type, RefKind.Ref, null)
                : new RuleParameter(name, types.SpanOf(parameter.Type), RefKind.None, null);
        }

        foreach (IParameterSymbol parameter in Method.Parameters.Where(IsTrailing))
        {
            yield return Input(parameter);
        }
    }

    private static RuleParameter Input(IParameterSymbol parameter) => new(parameter.Name, parameter.Type, RefKind.None, parameter);
}
