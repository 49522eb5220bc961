using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>What a <c>[Differentiable]</c> attribute says.</summary>
internal sealed record DifferentiableOptions(AttributeData Attribute, IReadOnlyList<string> Names, bool Strict, bool Optimize)
{
    public const string AttributeName = "AutoDiff.DifferentiableAttribute";

    public static DifferentiableOptions? Of(IMethodSymbol method)
    {
        AttributeData? attribute = method.GetAttributes().FirstOrDefault(IsDifferentiable);
        if (attribute is null)
        {
            return null;
        }

        List<string> names = [];
        foreach (TypedConstant argument in attribute.ConstructorArguments)
        {
            if (argument.Kind == TypedConstantKind.Array && !argument.Values.IsDefault)
            {
                names.AddRange(argument.Values.Select(v => v.Value as string ?? string.Empty));
            }
        }

        return new DifferentiableOptions(attribute, names, Flag(attribute, "Strict", false), Flag(attribute, "Optimize", true));
    }

    public static bool IsDifferentiable(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "DifferentiableAttribute", ContainingNamespace: { Name: "AutoDiff", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool Flag(AttributeData attribute, string name, bool otherwise)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is bool value)
            {
                return value;
            }
        }

        return otherwise;
    }
}
