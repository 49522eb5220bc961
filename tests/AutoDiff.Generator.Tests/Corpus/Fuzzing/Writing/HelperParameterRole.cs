namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>What a helper does with a parameter.</summary>
internal enum HelperParameterRole
{
    Real,
    Ref,
    Out,
    Read,
    Written,
    Integer,
    OptionalInteger,
    Params,
    ReadGrid,
    WrittenGrid,
    Function,
    Object,
    WrittenObject,
    Struct,
    RefStruct,
    ReadStructs,
    WrittenStructs,
}
