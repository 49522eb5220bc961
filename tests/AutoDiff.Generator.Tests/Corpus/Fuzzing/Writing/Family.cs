namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>The constructs beyond scalars, loops, branches and arrays. A program has a few of them, so that they meet while it stays small.</summary>
internal enum Family
{
    Structs,
    NestedStructs,
    Records,
    StructParameters,
    StructResults,
    StructArrays,
    Objects,
    Instance,
    LocalObjects,
    Rectangular,
    Jagged,
    Lambdas,
    LocalFunctions,
    Queries,
    Lists,
    Tuples,
    ArrayResults,
    MutualRecursion,
    Patterns,
    Enums,
    Nullables,
    MixedPrecision,
}
