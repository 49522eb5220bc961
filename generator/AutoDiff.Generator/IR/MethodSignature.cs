using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.IR;

/// <summary>How the method and its containing types read in C#, and what is differentiated.</summary>
/// <param name="HintName">File name of the generated source, unique in the compilation, without extension.</param>
/// <param name="Namespace">The namespace, dotted, or null for the global one.</param>
/// <param name="TypeHeaders">Outermost first: the headers of the partial types that contain the method (<c>partial class Losses&lt;T&gt;</c>).</param>
/// <param name="ExtensionReceiver">Where the type is not partial: its full name, to offer the methods by an extension block; else null.</param>
/// <param name="DocumentationId">The cref text of the method, for the XML comments.</param>
/// <param name="Accessibility"><c>public</c>, <c>internal</c>, <c>private</c>, …</param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c> or empty.</param>
/// <param name="Constraints"><c>where T : …</c> clauses, each one text.</param>
/// <param name="ReturnType">Double, float, a generic real type, an array of them or of structs of them, a struct by name, or <see cref="IrType.Void"/>.</param>
internal sealed record MethodSignature(
    string HintName,
    string? Namespace,
    EquatableArray<string> TypeHeaders,
    string? ExtensionReceiver,
    string DocumentationId,
    string Accessibility,
    string Name,
    string TypeParameters,
    EquatableArray<string> Constraints,
    EquatableArray<ParameterModel> Parameters,
    IrType ReturnType)
{
    /// <summary>The static arrays that the method reads.</summary>
    public EquatableArray<Variable> Tables { get; init; } = EquatableArray<Variable>.Empty;

    /// <summary>The struct, tuple or object with real-valued parts that is returned; null for any other result.</summary>
    public ReturnedStruct? Struct { get; init; }

    /// <summary>What is returned is a result: a number, an array of numbers, or a struct with numbers in it.</summary>
    public bool HasUpstream => ReturnType.IsReal || ReturnsArray || Struct is not null;

    /// <summary>For a rectangular array that is returned: the type of its elements.</summary>
    public RealType? GridElement { get; init; }

    public bool ReturnsArray => GridElement is not null || (ReturnType is SequenceType { Kind: SequenceKind.Array } && (ReturnType.IsRealSequence || ReturnType.IsRealRecords));

    /// <summary>The type of the variable that holds the result: an array is made once, and nothing is followed behind that.</summary>
    public IrType ResultType => ReturnsArray ? new OpaqueType(ReturnType.Text) : ReturnType;

    /// <summary>What the sweeps know: scalars and sequences, where parts stand for their owners.</summary>
    public IEnumerable<ParameterModel> Flat => Parameters.Where(p => p.Owner is null);

    /// <summary>What is written down: owners, not their parts, and not <c>this</c>.</summary>
    public IEnumerable<ParameterModel> Declared => Parameters.Where(p => p.Part is null && !p.IsThis);

    /// <summary>The parts of an owner.</summary>
    public IEnumerable<ParameterModel> PartsOf(ParameterModel owner) => Parameters.Where(p => p.Part is not null && p.Part.Owner == owner.Variable);

    public bool HasGradient => ReturnType.IsReal && Written is null;

    /// <summary>A differentiated parameter that the method writes, or may write: its gradient comes in as an upstream.</summary>
    public ParameterModel? Written =>
        Flat.FirstOrDefault(p => p.IsInOut || (p.Differentiated && p.RefKind == ParameterRefKind.Out));
}
