using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The sentence about a gradient or tangent argument in the XML comment.</summary>
internal sealed class ArgumentDescription(MethodSignature method, DerivativeKind kind)
{
    public string Of(ParameterModel parameter)
    {
        string name = parameter.Variable.Name;
        string shape = parameter.Variable.Type.IsSequence ? " Same length." : parameter.Owner is { ListElement: not null } ? " As many elements as there are in it."
            : parameter.Owner is { IsGrid: true } ? " Same shape." : parameter.Owner is { IsValue: false } ? " An object of the same shape." : "";
        bool isWrittenGrid = parameter.Owner is { IsGrid: true } or { ListElement: not null } or { Objects.Count: 0, IsValue: false } && method.PartsOf(parameter).Any(p => p.IsInOut);
        List<string> inOut = parameter.Owner is null or { IsGrid: true } or { ListElement: not null }
            ? []
            : [.. method.PartsOf(parameter).Where(p => p.IsInOut).Select(p => (p.Part!.Path + (p.Part.Gathered is { } gathered ? "[]" + gathered.Member : string.Empty)).TrimStart('.')).Where(path => path.Length > 0)];
        if (inOut.Count > 0)
        {
            string members = string.Join(", ", inOut);
            shape = kind == DerivativeKind.Jvp
                ? $" In {members}: the tangent on entry, and of what is left there on exit.{shape}"
                : $" In {members}: the upstream of what is left there on entry, the gradient of what came in on exit.{shape}";
        }

        return kind switch
        {
            DerivativeKind.Jvp when parameter.IsInOut || isWrittenGrid => $"In: the tangent of {name} on entry; out: of what is left there.{shape}",
            DerivativeKind.Jvp when parameter.RefKind == ParameterRefKind.Out => $"Set to the tangent of {name}.",
            DerivativeKind.Jvp => $"The direction in which {name} moves.{shape}",
            _ when parameter.IsInOut || isWrittenGrid => $"In: the upstream of what is left in {name}; out: the gradient of what came in.{shape}",
            _ when parameter.RefKind == ParameterRefKind.Out => $"The upstream of {name}.",
            DerivativeKind.Gradient => $"Set to the gradient with respect to {name}.{shape}",
            _ => $"The gradient with respect to {name} is added to this.{shape}",
        };
    }
}
