using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>What a corpus compilation refers to: the platform, the runtime library, and this assembly for its attribute and adapters.</summary>
internal static class References
{
    private static readonly string[] platform =
        ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Runtime.Numerics", "System.Numerics.Vectors", "System.Console", "netstandard", "System.Diagnostics.Debug", "System.Runtime.Extensions"];

    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. Paths().Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Adapter).Assembly.Location),
    ];

    private static IEnumerable<string> Paths() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => platform.Contains(Path.GetFileNameWithoutExtension(path)));
}
