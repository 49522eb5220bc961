namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>
/// A corpus method that is refused so far, with the diagnostic that says so. It stands in the corpus so that the day it is supported
/// shows: the test then asks for this attribute to go.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RefusedAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
