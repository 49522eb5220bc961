using System.Globalization;
using System.Text.RegularExpressions;
using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Reads an expression in C#'s notation: <c>2</c> is an integer, <c>2.0</c> a double, <c>2.0f</c> a float.</summary>
internal sealed partial class ExpressionText
{
    private static readonly string[][] Levels =
    [
        ["||"], ["&&"], ["==", "!="], ["<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"],
    ];

    private readonly List<string> tokens;
    private readonly TextVariables variables;
    private int next;

    public ExpressionText(string text, TextVariables variables)
    {
        tokens = [.. Token().Matches(text).Select(m => m.Value), ""];
        this.variables = variables;
    }

    public Expr Parse()
    {
        Expr result = Choice();
        Assert.True(tokens[next].Length == 0, "unexpected " + tokens[next]);
        return result;
    }

    [GeneratedRegex(@"\d+\.\d+(E[-+]?\d+)?f?|\d+|(ref )?[A-Za-z_]\w*|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:()\[\].,]")]
    private static partial Regex Token();

    private Expr Choice()
    {
        Expr condition = Level(0);
        if (!Skip("?"))
        {
            return condition;
        }

        Expr then = Choice();
        Expect(":");
        return new Conditional(condition, then, Choice());
    }

    private Expr Level(int level)
    {
        if (level == Levels.Length)
        {
            return Prefix();
        }

        Expr left = Level(level + 1);
        while (Levels[level].Contains(tokens[next]))
        {
            BinaryOperator op = Operator(tokens[next++]);
            Expr right = Level(level + 1);
            left = new Binary(op, left, right, level < 4 ? IrType.Bool : left.Type);
        }

        return left;
    }

    private Expr Prefix()
    {
        if (Skip("-"))
        {
            Expr operand = Prefix();
            return operand switch
            {
                RealConstant constant => RealConstant.Of(-constant.Value, constant.Type),
                IntegerConstant constant => constant with { Value = -constant.Value },
                _ => new Unary(UnaryOperator.Negate, operand),
            };
        }

        return Skip("!") ? new Unary(UnaryOperator.Not, Prefix()) : Primary();
    }

    private Expr Primary()
    {
        string token = tokens[next++];
        if (token == "(")
        {
            if (tokens[next] is "double" or "float" && tokens[next + 1] == ")")
            {
                IrType type = tokens[next] == "double" ? IrType.Double : IrType.Float;
                next += 2;
                return new Convert(Prefix(), type);
            }

            Expr inner = Choice();
            Expect(")");
            return inner;
        }

        if (char.IsDigit(token[0]))
        {
            return Number(token);
        }

        if (token is "true" or "false")
        {
            return new BoolConstant(token == "true");
        }

        if (Skip("("))
        {
            return Function(token, Arguments(")"));
        }

        if (Skip("["))
        {
            Expr index = Choice();
            Expect("]");
            return token == "new" ? new Allocate(IrType.Double, index, OnStack: true) : new Element(variables.Of(token), index);
        }

        return Skip(".") ? Member(variables.Of(token)) : new Read(variables.Of(token));
    }

    private static Expr Number(string token)
    {
        if (!token.Contains('.', StringComparison.Ordinal))
        {
            return new IntegerConstant(long.Parse(token, CultureInfo.InvariantCulture), IrType.Int);
        }

        return token.EndsWith('f')
            ? RealConstant.Of(float.Parse(token[..^1], CultureInfo.InvariantCulture), IrType.Float)
            : RealConstant.Of(double.Parse(token, CultureInfo.InvariantCulture), IrType.Double);
    }

    private Expr Member(Variable variable)
    {
        string member = tokens[next++];
        if (member == "Length")
        {
            return new Length(variable);
        }

        Expect("(");
        EquatableArray<Expr> arguments = Arguments(")");
        return member switch
        {
            "Pop" => new Pop(variable),
            "Take" => new Take(variable, arguments[0]),
            "TakeBack" => new TakeBack(variable, arguments[0]),
            "Slice" => new View(variable, arguments[0], arguments[1], new SequenceType(SequenceKind.Span, IrType.Double)),
            "Row" => new View(variable, arguments[0], arguments[1], new SequenceType(SequenceKind.ReadOnlySpan, IrType.Double)),
            _ => throw new NotSupportedException(member),
        };
    }

    private static Expr Function(string name, EquatableArray<Expr> arguments) => name switch
    {
        "Multiply" => new ZeroSafeProduct(arguments[0], arguments[1]),
        "Log" or "Touch" => Text(name + "(", arguments),
        "Bump" => Text("Bump(ref ", arguments),
        _ => new Call(name, arguments, arguments[0].Type),
    };

    private static External Text(string text, EquatableArray<Expr> arguments) =>
        new(EquatableArrays.Of(text, ")"), arguments, IrType.Double, 0, "");

    private EquatableArray<Expr> Arguments(string end)
    {
        List<Expr> arguments = [];
        while (!Skip(end))
        {
            if (tokens[next].StartsWith("ref ", StringComparison.Ordinal))
            {
                tokens[next] = tokens[next][4..];
            }

            arguments.Add(Choice());
            Skip(",");
        }

        return arguments.ToEquatableArray();
    }

    private bool Skip(string token)
    {
        bool isHere = tokens[next] == token;
        next += isHere ? 1 : 0;
        return isHere;
    }

    private void Expect(string token) => Assert.True(Skip(token), $"{token} expected instead of {tokens[next]}");

    private static BinaryOperator Operator(string token) => token switch
    {
        "||" => BinaryOperator.OrElse,
        "&&" => BinaryOperator.AndAlso,
        "==" => BinaryOperator.Equal,
        "!=" => BinaryOperator.NotEqual,
        "<" => BinaryOperator.Less,
        "<=" => BinaryOperator.LessOrEqual,
        ">" => BinaryOperator.Greater,
        ">=" => BinaryOperator.GreaterOrEqual,
        "+" => BinaryOperator.Add,
        "-" => BinaryOperator.Subtract,
        "*" => BinaryOperator.Multiply,
        "/" => BinaryOperator.Divide,
        _ => BinaryOperator.Remainder,
    };
}
