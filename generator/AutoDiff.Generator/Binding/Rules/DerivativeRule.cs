using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>A method that carries <c>[DerivativeOf]</c>, and what it names.</summary>
/// <param name="Type">Null where the attribute names no type.</param>
internal sealed record DerivativeRule(IMethodSymbol Method, AttributeData Attribute, INamedTypeSymbol? Type, string Name)
{
    public const string AttributeName = "DerivativeOfAttribute";

    public static DerivativeRule? Of(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: AttributeName } type && KnownTypes.IsIn(type, "AutoDiff") && attribute.ConstructorArguments.Length == 2)
            {
                return new DerivativeRule(
                    method, attribute, attribute.ConstructorArguments[0].Value as INamedTypeSymbol, attribute.ConstructorArguments[1].Value as string ?? string.Empty);
            }
        }

        return null;
    }
}
