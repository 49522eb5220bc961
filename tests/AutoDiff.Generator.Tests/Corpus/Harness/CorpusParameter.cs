using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>A parameter of a corpus method, as the adapters see it.</summary>
/// <param name="Element">The type of the elements of a sequence, or of the scalar, in C#.</param>
/// <param name="IsSingle">The element is a <c>float</c>.</param>
/// <param name="IsWritten">A sequence whose final contents are a result.</param>
/// <param name="IsTrailing">Optional or <c>params</c>: stands behind the derivative arguments.</param>
internal sealed record CorpusParameter(
    string Name,
    string Element,
    ElementKind Kind,
    bool IsSingle,
    bool IsSequence,
    RefKind RefKind,
    bool IsWritten,
    bool IsDifferentiated,
    bool IsTrailing)
{
    /// <summary>For an array of arrays: the lengths of its rows, in C#.</summary>
    public string? Rows { get; init; }

    /// <summary>The name under which a sample gives the length of a returned array: it is treated like a written parameter.</summary>
    public const string Returned = "return";

    /// <summary>A <c>List&lt;T&gt;</c>, which an array does not convert to.</summary>
    public bool IsList { get; init; }

    /// <summary>Of a rectangular array: how long its rows are, in all samples of the method.</summary>
    public int? Columns { get; init; }

    /// <summary>Is no parameter, but the array that the method returns, or a part of the struct.</summary>
    public bool IsReturned { get; init; }

    /// <summary>Of a part of a returned struct: how it follows on that (<c>.Position.X</c>).</summary>
    public string Access { get; init; } = "";

    /// <summary>Is no parameter, but a member of one, called by its path (<c>model.Layer.Bias</c>).</summary>
    public bool IsMember { get; init; }

    /// <summary>For a member of the structs of an array: the array (<c>p</c>, <c>mesh.Points</c>).</summary>
    public string? Array { get; init; }

    /// <summary>How the member reads on one of the structs (<c>.Position.X</c>).</summary>
    public string Step => Name[Array!.Length..];

    /// <summary>The name behind the prefix of a variable.</summary>
    public string Identifier => Name.Replace('.', '_').Replace("[", string.Empty, StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal);

    public bool IsReal => Kind == ElementKind.Real;

    /// <summary>Its final value is a result of the method.</summary>
    public bool IsOutput => IsReal && (IsWritten || RefKind is RefKind.Ref or RefKind.Out);

    /// <summary>Its first value matters to the method, and it is differentiated.</summary>
    public bool IsActiveInput => IsReal && IsDifferentiated && RefKind != RefKind.Out;

    /// <summary>The gradient argument is overwritten (upstream in, gradient out) instead of added to.</summary>
    public bool IsInOut => IsOutput && RefKind != RefKind.Out;
}
