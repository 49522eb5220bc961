using System.Reflection;
using System.Text;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Printing;
using AutoDiff.Generator.Tests.Derivatives;

namespace AutoDiff.Generator.Tests.Printing;

/// <summary>Random trees, printed, compiled by the C# compiler and run, have the value (to the bit) that the tree means.</summary>
public sealed class ExpressionRoundTripTests
{
    private const int Count = 400;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    public void Printed_expressions_mean_their_trees(int seed, int depth)
    {
        RandomExpressions random = new(new Random(seed));
        Expr[] trees = [.. Enumerable.Range(0, Count).Select(_ => random.Of(random.AnyType(), depth))];
        Type compiled = CompiledSnippet.Load(Source(trees)).GetType("Expressions")!;
        object[] arguments = [.. RandomExpressions.Variables.Select(v => v.Value)];
        IrEvaluator evaluator = new() { Variables = variable => arguments[variable.Id], Externals = Externals };
        List<string> wrong = [];
        for (int i = 0; i < Count; i++)
        {
            object expected = Outcome(() => evaluator.Evaluate(trees[i]));
            object actual = Outcome(() => compiled.GetMethod("E" + i)!.Invoke(null, arguments)!);
            if (!Same(expected, actual))
            {
                wrong.Add($"{ExpressionPrinter.Print(trees[i])}\n    is {actual} ({actual.GetType().Name}), not {expected} ({expected.GetType().Name})");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n" + string.Join("\n", wrong.OrderBy(w => w.Length).Take(10)));
    }

    /// <summary>A value may be printed shorter than an operand: <c>double v = 2;</c>.</summary>
    [Fact]
    public void Printed_values_mean_their_trees()
    {
        RandomExpressions random = new(new Random(4));
        Expr[] trees = [.. Enumerable.Range(0, 300).Select(i => random.Of(random.AnyType(), i % 3))];
        StringBuilder source = new("public static class Expressions\n{\n");
        for (int i = 0; i < trees.Length; i++)
        {
            source.Append($"    public static object E{i}({Parameters}) {{ {trees[i].Type.Text} v = {ExpressionPrinter.PrintValue(trees[i], trees[i].Type)}; return v; }}\n");
        }

        Type compiled = CompiledSnippet.Load(source.Append('}').ToString()).GetType("Expressions")!;
        object[] arguments = [.. RandomExpressions.Variables.Select(v => v.Value)];
        IrEvaluator evaluator = new() { Variables = variable => arguments[variable.Id], Externals = Externals };
        Assert.All(trees.Select((tree, i) => (tree, i)), item =>
            Assert.True(Same(
                Outcome(() => evaluator.Evaluate(item.tree)),
                Outcome(() => compiled.GetMethod("E" + item.i)!.Invoke(null, arguments)!))));
    }

    private static string Parameters =>
        string.Join(", ", RandomExpressions.Variables.Select(v => v.Variable.Type.Text + " @" + v.Variable.Name));

    private static string Source(Expr[] trees)
    {
        StringBuilder source = new("public static class Expressions\n{\n");
        for (int i = 0; i < trees.Length; i++)
        {
            string text = string.Join('\n', LineBreaking.Break(ExpressionPrinter.Print(trees[i]), 60));
            source.Append($"    public static object E{i}({Parameters}) =>\n{text};\n");
        }

        return source.Append('}').ToString();
    }

    private static object Externals(External e, object[] arguments) => e.Site switch
    {
        0 => (object)Math.Max((double)arguments[0], (double)arguments[1]),
        1 => ((double)arguments[0]).CompareTo((double)arguments[1]),
        _ => $"{(bool)arguments[0]}|{(long)arguments[1]}".Length,
    };

    /// <summary>The value, or the type of the exception.</summary>
    private static object Outcome(Func<object> evaluate)
    {
        try
        {
            return evaluate();
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException!.GetType();
        }
        catch (ArithmeticException e)
        {
            return e.GetType();
        }
    }

    /// <summary>Of the same type, and the same bits; one NaN is as good as another.</summary>
    private static bool Same(object expected, object actual) => (expected, actual) switch
    {
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y)),
        (float x, float y) => BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y) || (float.IsNaN(x) && float.IsNaN(y)),
        _ => expected.Equals(actual),
    };
}
