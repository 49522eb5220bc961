using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The derivatives that a library was compiled with: its <c>FBackward</c> is the rule for its <c>[Differentiable] F</c>.</summary>
internal static class GeneratedRules
{
    private const string AttributeName = "DifferentiableAttribute";

    /// <summary>The rule for a method of another assembly, or null where none was generated that has a rule's form.</summary>
    public static (RuleTarget Target, IMethodSymbol Rule)? Find(IMethodSymbol method, Compilation compilation)
    {
        bool isElsewhere = !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);
        if (!isElsewhere || !method.GetAttributes().Any(a => a.AttributeClass is { Name: AttributeName } type && KnownTypes.IsIn(type, "AutoDiff"))
            || RuleTarget.Obstacle(method, new TypeMap(compilation)) is not null)
        {
            return null;
        }

        foreach (IMethodSymbol backward in method.ContainingType.GetMembers(method.Name + "Backward").OfType<IMethodSymbol>().Where(IsGenerated))
        {
            RuleTarget target = RuleTarget.OfGenerated(method, backward, compilation);
            if (backward.IsStatic && target.Matches(backward) && compilation.IsSymbolAccessibleWithin(backward, compilation.Assembly))
            {
                return (target, backward);
            }
        }

        return null;
    }

    private static bool IsGenerated(IMethodSymbol method) => method.GetAttributes().Any(a =>
        a.AttributeClass is { Name: "GeneratedCodeAttribute" } && a.ConstructorArguments.Length > 0 && a.ConstructorArguments[0].Value is "AutoDiff");
}
