using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>
/// Reads a body from text in the form of <see cref="Listing"/>. <c>var</c> declares a local of the user's, <c>tmp</c> one that serves
/// C# only, <c>//</c> is the source text of the statement below, <c>#</c> a comment. Parameters need no declaration: i, j, k, n, m, r, c,
/// d and label are integers, flag a bool, a, b, w, data and their gradients sequences; other names are real numbers.
/// </summary>
internal sealed class BodyText
{
    private readonly List<(int Indent, string Text)> lines = [];
    private readonly TextVariables variables;
    private int next;

    private BodyText(string text, TextVariables variables)
    {
        this.variables = variables;
        foreach (string line in text.Split('\n'))
        {
            string content = line.Trim();
            if (content.Length > 0)
            {
                lines.Add((line.TakeWhile(c => c == ' ').Count(), content));
            }
        }
    }

    public static EquatableArray<Statement> Parse(string text, TextVariables variables) => new BodyText(text, variables).Block(-1);

    private EquatableArray<Statement> Block(int outerIndent)
    {
        List<Statement> statements = [];
        string? source = null;
        while (next < lines.Count && lines[next].Indent > outerIndent)
        {
            (int indent, string text) = lines[next++];
            if (text.StartsWith("// ", StringComparison.Ordinal))
            {
                source = text[3..];
                continue;
            }

            statements.Add(Statement(indent, text) with { Source = source });
            source = null;
        }

        return statements.ToEquatableArray();
    }

    private Statement Statement(int indent, string text)
    {
        string[] words = text.Split(' ');
        switch (words[0])
        {
            case "var":
            case "tmp":
                return Declaration(words[1], words.Length > 2 ? Expression(text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]) : null, words[0] == "tmp");
            case "if":
                Expr condition = Expression(text[3..]);
                EquatableArray<Statement> then = Block(indent);
                bool hasElse = next < lines.Count && lines[next] == (indent, "else");
                next += hasElse ? 1 : 0;
                return new If(condition, then, hasElse ? Block(indent) : EquatableArray<Statement>.Empty);
            case "for":
                return Loop(indent, text[4..]);
            case "while":
                (string whileCondition, Variable? exit) = WithExit(text[6..]);
                return new WhileLoop(Expression(whileCondition), Block(indent), exit);
            case "throw":
                return new Throw(new External(EquatableArrays.Of("new global::System.Exception()"), EquatableArray<Expr>.Empty, IrType.Void, 0, ""));
            case "return":
                return new Return(Expression(text[7..]));
            case "#":
                return new Comment(text[2..]);
            default:
                return Effect(text);
        }
    }

    private Declare Declaration(string name, Expr? value, bool isTemporary)
    {
        IrType type = name switch
        {
            _ when name.EndsWith("Tape", StringComparison.Ordinal) => new TapeType(IrType.Double),
            _ when name.EndsWith("Scratch", StringComparison.Ordinal) => new ScratchType(IrType.Double),
            _ => value?.Type ?? variables.TypeOf(name),
        };
        return new Declare(variables.Declare(name, type, VariableKind.Local, isTemporary), value);
    }

    private CountedLoop Loop(int indent, string text)
    {
        (string header, Variable? exit) = WithExit(text);
        string[] parts = header.Split([" = ", " .. ", " step "], StringSplitOptions.None);
        Expr start = Expression(parts[1]);
        Expr bound = Expression(parts[2]);
        int step = parts.Length > 3 ? int.Parse(parts[3], CultureInfo.InvariantCulture) : 1;
        Variable index = variables.Declare(parts[0], IrType.Int, VariableKind.LoopIndex, isTemporary: false);
        return new CountedLoop(index, start, bound, step, Block(indent), exit);
    }

    private (string Text, Variable? Exit) WithExit(string text)
    {
        int at = text.IndexOf(" until ", StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], variables.Of(text[(at + 7)..]));
    }

    private Statement Effect(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        string method = dot < 0 ? "" : new string([.. text[(dot + 1)..].TakeWhile(char.IsLetter)]);
        switch (method)
        {
            case "Push":
                return new Push(variables.Of(text[..dot]), Expression(text[(dot + 6)..^1]));
            case "Clear":
                return new Clear(variables.Of(text[..dot]));
            case "CopyTo":
                return new CopyTo(variables.Of(text[..dot]), variables.Of(text[(dot + 8)..^1]));
            case "Dispose":
                return new Release(variables.Of(text[..dot]));
        }

        int assignment = text.IndexOf(" = ", StringComparison.Ordinal);
        if (assignment < 0)
        {
            return new Evaluate(Expression(text));
        }

        Expr value = Expression(text[(assignment + 3)..]);
        return Expression(text[..assignment]) switch
        {
            Element place => new Store(place.Sequence, place.Index, value),
            Expr place => new Assign(((Read)place).Variable, value),
        };
    }

    private Expr Expression(string text) => new ExpressionText(text, variables).Parse();
}
