using System.Text;

namespace AutoDiff.Generator.Printing;

/// <summary>Collects lines of C#, four spaces a level, <c>\n</c> ends.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder text = new();
    private int level;

    public void Line(string line)
    {
        text.Append(' ', 4 * level).Append(line).Append('\n');
    }

    public void Blank() => text.Append('\n');

    /// <summary>Opens a brace on a line of its own.</summary>
    public void Open()
    {
        Line("{");
        level++;
    }

    public void Close()
    {
        level--;
        Line("}");
    }

    /// <summary>Indents what follows without a brace.</summary>
    public void Indent() => level++;

    public void Outdent() => level--;

    public override string ToString() => text.ToString();
}
