using System.Collections.Generic;
using System.Text;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>C# text with holes for expressions, as it is being put together.</summary>
internal sealed class CodeText
{
    private readonly List<string> pieces = [];
    private readonly List<Expr> holes = [];
    private readonly StringBuilder current = new();

    public CodeText Append(string text)
    {
        current.Append(text);
        return this;
    }

    public CodeText Hole(Expr value)
    {
        pieces.Add(current.ToString());
        current.Clear();
        holes.Add(value);
        return this;
    }

    /// <summary>A hole in front of a member access.</summary>
    public CodeText Receiver(Expr value) => IsPrimary(value) ? Hole(value) : Append("(").Hole(value).Append(")");

    private static bool IsPrimary(Expr value) =>
        value is Read or Element or External or Call || (value is Literal literal && !literal.Text.StartsWith("-", System.StringComparison.Ordinal));

    public External ToExternal(IrType type, int site, string refusal) => new(
        ((List<string>)[.. pieces, current.ToString()]).ToEquatableArray(), holes.ToEquatableArray(), type, site, refusal);
}
