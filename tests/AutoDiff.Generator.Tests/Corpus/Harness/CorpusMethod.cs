namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>A corpus method: its shape, and how it is spelled in a call.</summary>
/// <param name="Name">Type and method (<c>Loops.Sum</c>), which overloads share.</param>
/// <param name="Target">The containing type with <c>global::</c>.</param>
/// <param name="TypeArguments"><c>&lt;double&gt;</c> or empty.</param>
/// <param name="Refusal">The diagnostic that refuses it, or null.</param>
internal sealed record CorpusMethod(string Name, MethodShape Shape, string Target, string MethodName, string TypeArguments, string? Refusal)
{
    public string Id => Shape.Id;

    /// <summary>A call of the method, or of the derivative with this suffix.</summary>
    public string Callee(string suffix) => $"{Target}.@{MethodName}{suffix}{TypeArguments}";
}
