using System.Text;

namespace AutoDiff.Generator.Printing;

/// <summary>Collects lines of C#, four spaces a level, <c>\n</c> ends.</summary>
internal sealed class IndentedWriter
{
    public const int LineLength = 130;

    private readonly StringBuilder text = new();
    private int level;

    /// <summary>The line written last, without its indentation.</summary>
    public string LastLine { get; private set; } = "";

    /// <summary>Writes a line as it is.</summary>
    public void Line(string line)
    {
        text.Append(' ', 4 * level).Append(line).Append('\n');
        LastLine = line;
    }

    /// <summary>Writes a line of code, broken into several where it is too long.</summary>
    public void Code(string line)
    {
        foreach (string part in LineBreaking.Break(line, LineLength - (4 * level)))
        {
            Line(part);
        }

        LastLine = line;
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
