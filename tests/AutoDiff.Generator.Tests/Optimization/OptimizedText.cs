using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Runs passes over bodies given as text and compares with expected text.</summary>
internal static class OptimizedText
{
    /// <summary>The whole optimizer turns one body into the other; the real parameters whose names end in Gradient are results.</summary>
    public static void Becomes(string before, string expected, bool strict = false) => Becomes(before, expected, strict, Optimizer.Optimize);

    /// <summary>One pass turns one body into the other.</summary>
    public static void Becomes(
        string before, string expected, bool strict, Func<EquatableArray<Statement>, OptimizerContext, EquatableArray<Statement>> pass)
    {
        TextVariables variables = new();
        EquatableArray<Statement> body = BodyText.Parse(before, variables);
        EquatableArray<Statement> result = pass(body, ContextOf(body, variables, strict));
        Assert.Equal(Listing.Of(BodyText.Parse(expected, new TextVariables())), Listing.Of(result));
    }

    public static void Stays(string body, bool strict, Func<EquatableArray<Statement>, OptimizerContext, EquatableArray<Statement>> pass) =>
        Becomes(body, body, strict, pass);

    private static OptimizerContext ContextOf(EquatableArray<Statement> body, TextVariables variables, bool strict)
    {
        HashSet<int> declared = [.. Walk.Statements(body).OfType<Declare>().Select(s => s.Variable.Id)];
        string[] results = ["xGradient", "yGradient", "result"];
        EquatableArray<Variable> observable = results.Where(variables.Names.Contains).Select(variables.Of).Where(v => !declared.Contains(v.Id)).ToEquatableArray();
        List<BufferPair> sameLength = [.. new[] { "a", "b", "w", "data" }.Select(name => new BufferPair(variables.Of(name + "Gradient"), variables.Of(name)))];
        return new OptimizerContext(strict, observable, sameLength.ToEquatableArray(), new VariableFactory(variables.Count + 1, variables.Names));
    }
}
