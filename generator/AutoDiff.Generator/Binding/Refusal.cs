using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>One reason why a method cannot be differentiated, at its place in the source.</summary>
/// <param name="Subject">What the message is about, as the user wrote it.</param>
/// <param name="Advice">What to do instead; ends without a full stop.</param>
internal sealed record Refusal(string Id, Location Location, string Subject, string Advice);
