using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether a method of the user's has the parameter types of one that will be generated.</summary>
internal static class GeneratedOverload
{
    public static bool Clashes(IMethodSymbol method, MethodSignature signature, string suffix)
    {
        if (suffix == "Gradient" && !signature.HasGradient)
        {
            return false;
        }

        List<string> expected = [.. Types(signature, suffix)];
        List<string> actual = [.. method.Parameters.Select(p => (p.RefKind == RefKind.None ? string.Empty : "ref ") + TypeMap.TextOf(p.Type))];

        // Optional and params inputs stand behind the gradients; the set of types decides well enough.
        expected.Sort(System.StringComparer.Ordinal);
        actual.Sort(System.StringComparer.Ordinal);
        return expected.SequenceEqual(actual);
    }

    private static IEnumerable<string> Types(MethodSignature signature, string suffix)
    {
        foreach (ParameterModel parameter in signature.Parameters.Where(p => p.Part is null))
        {
            if (!parameter.IsThis && (parameter.RefKind != ParameterRefKind.Out || suffix == "Jvp"))
            {
                yield return (parameter.RefKind == ParameterRefKind.Value ? string.Empty : "ref ") + parameter.Variable.Type.Text;
            }

            if (!parameter.Differentiated)
            {
                continue;
            }

            if (parameter.Owner is { ListElement: { } element })
            {
                yield return new SequenceType(suffix == "Jvp" && !signature.PartsOf(parameter).Any(p => p.IsWritten) ? SequenceKind.ReadOnlySpan : SequenceKind.Span, element).Text;
                continue;
            }

            yield return parameter.Variable.Type switch
            {
                SequenceType sequence => new SequenceType(suffix == "Jvp" && !parameter.IsWritten ? SequenceKind.ReadOnlySpan : SequenceKind.Span, sequence.Element).Text,
                { } type => suffix == "Jvp" || parameter.Owner is { IsValue: false } ? type.Text : "ref " + type.Text,
            };
        }

        if (suffix == "Backward" && signature.HasUpstream)
        {
            yield return signature.ReturnType.Text;
        }
    }
}
