namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>How an adapter converts a value from and to its flat arrays.</summary>
internal enum ElementKind
{
    Real,
    Integer,
    Boolean,
    Enumeration,
}
