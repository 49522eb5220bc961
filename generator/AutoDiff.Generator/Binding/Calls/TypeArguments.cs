using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>What the type parameters of a followed method and of the types around it stand for.</summary>
internal static class TypeArguments
{
    public static void Bind(BodyBinder body, Frame frame, IMethodSymbol method)
    {
        for (int i = 0; i < method.TypeArguments.Length; i++)
        {
            frame.BindType(method.OriginalDefinition.TypeParameters[i], body.Resolve(method.TypeArguments[i]));
            if (frame.Method.TypeParameters.Length > i)
            {
                // The implementing part of a partial method has type parameters of its own.
                frame.BindType(frame.Method.TypeParameters[i], body.Resolve(method.TypeArguments[i]));
            }
        }

        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            for (int i = 0; i < type.TypeArguments.Length; i++)
            {
                ITypeSymbol argument = body.Resolve(type.TypeArguments[i]);
                if (!SymbolEqualityComparer.Default.Equals(argument, type.TypeParameters[i]))
                {
                    frame.BindType(type.OriginalDefinition.TypeParameters[i], argument);
                }
            }
        }
    }
}
