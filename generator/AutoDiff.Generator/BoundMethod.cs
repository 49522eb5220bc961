using AutoDiff.Generator.Binding;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator;

/// <summary>What flows through the incremental pipeline: one method's model, or the signature of a refused one.</summary>
/// <param name="Reason">Why it was refused, where one reason is known.</param>
internal sealed record BoundMethod(MethodModel? Model, MethodSignature Refused, string? Reason)
{
    public string HintName => Refused.HintName;

    public static BoundMethod? Of(MethodBinding binding) =>
        binding.Signature is null ? null : new BoundMethod(binding.Model, binding.Signature, binding.Model is null ? binding.Reason : null);
}
