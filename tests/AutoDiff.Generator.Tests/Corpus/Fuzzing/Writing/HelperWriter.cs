using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the methods that the differentiated one calls.</summary>
/// <param name="size">How many statements a helper may have, at most.</param>
internal sealed class HelperWriter(ProgramStyle style, int size)
{
    private readonly List<Helper> helpers = [];
    private readonly List<SourceMethod> methods = [];

    public IReadOnlyList<Helper> Helpers => helpers;

    public IReadOnlyList<SourceMethod> Methods => methods;

    public void Write()
    {
        if (style.Has(Family.MutualRecursion) && !helpers.Any(h => h.Name.StartsWith("Ping", StringComparison.Ordinal)))
        {
            WriteMutual();
            return;
        }

        bool isLarge = style.Has(Family.LargeHelpers) && !helpers.Any(h => h.IsLarge);
        string name = string.Create(CultureInfo.InvariantCulture, $"{(isLarge ? Helper.Large : "Helper")}{methods.Count}");
        HelperSignature signature = isLarge ? new LargeSignatureWriter(style).Write() : new HelperSignatureWriter(style).Write();
        int statementCount = isLarge ? style.Random.Next(20, 32) : style.Random.Next(size) + 1;
        StatementWriter statements = new(style, [.. helpers], signature.Result, statementCount);
        List<SourceStatement> body = [.. signature.Start];
        if (signature.IsRecursive)
        {
            body.Add(Recursion(signature, statements.Expressions, name, name));
        }

        Scope scope = signature.Scope;
        Add(name, signature, [.. body, .. statements.Block(scope, isLarge ? statementCount : style.Random.Next(1, 5))], statements.Expressions);
    }

    private void Add(string name, HelperSignature signature, List<SourceStatement> body, ExpressionWriter expressions)
    {
        Scope scope = signature.Scope;
        int length = 0;
        string type = "void";
        switch (signature.Result)
        {
            case HelperResult.Real:
                type = style.Real;
                body.Add(SourceStatement.Line("return {0};", expressions.Bounded(scope, 2, 3)));
                break;
            case HelperResult.Tuple:
                type = $"({style.Real} Value, {style.Real} Slope)";
                body.Add(SourceStatement.Line("return ({0}, {1});", expressions.Bounded(scope, 2, 3), expressions.Bounded(scope, 2, 3)));
                break;
            case HelperResult.Struct:
                type = "Pair";
                StructVariable[] own = [.. scope.All<StructVariable>()];
                body.Add(own.Length > 0 && style.OneIn(2)
                    ? SourceStatement.Line($"return {style.Pick(own).Name};")
                    : SourceStatement.Line("return new Pair({0}, {1});", expressions.Bounded(scope, 2, 3), expressions.Bounded(scope, 2, 3)));
                break;
            case HelperResult.Array:
                type = style.Real + "[]";
                length = style.Random.Next(1, 4);
                SourceExpression[] cells = [.. Enumerable.Range(0, length).Select(_ => expressions.Bounded(scope, 2, 3))];
                string holes = string.Join(", ", cells.Select((_, i) => "{" + i.ToString(CultureInfo.InvariantCulture) + "}"));
                body.Add(SourceStatement.Line(style.OneIn(2) ? $"return [{holes}];" : $"return new {style.Real}[] {{{{ {holes} }}}};", cells));
                break;
        }

        methods.Add(new SourceMethod(name, type, signature.Parameters, body));
        helpers.Add(new Helper(name, signature.Result, signature.Described) { Length = length });
    }

    /// <summary>Two methods that call each other.</summary>
    private void WriteMutual()
    {
        // Both take the same, so that each can call either.
        int form = style.Random.Next(5);
        foreach ((string name, string other) in new[] { ("Ping", "Pong"), ("Pong", "Ping") })
        {
            HelperSignature signature = new HelperSignatureWriter(style).Recursive(form);
            StatementWriter statements = new(style, [], HelperResult.Real, style.Random.Next(size) + 1);
            SourceStatement recursion = Recursion(signature, statements.Expressions, other, style.OneIn(3) ? name : other);
            Add(name, signature, [recursion, .. statements.Block(signature.Scope, style.Random.Next(1, 4))], statements.Expressions);
            methods[^1] = methods[^1] with { Partner = other };
        }
    }

    /// <summary>The end of the recursion and one or two calls: one statement, so that shrinking cannot take the end away.</summary>
    private SourceStatement Recursion(HelperSignature signature, ExpressionWriter expressions, string first, string second)
    {
        Scope scope = signature.Scope;
        string sequence = string.Concat(signature.Parameters.Where(p => p.Name == "a").Select(p => p.Name + ", "));
        SourceClause end = new("if (k <= 0) return {0};", [expressions.Bounded(scope, 2, 3)]);
        SourceClause once = Call("r1", first, 1);
        if (style.OneIn(2))
        {
            return new SourceStatement(end, once);
        }

        return new SourceStatement(end, once, Call("r2", second, style.Random.Next(1, 3)));

        SourceClause Call(string result, string name, int less)
        {
            SourceExpression argument = expressions.Bounded(scope, 2, 3);
            scope.Add(new RealVariable(result, IsWritable: true));
            return new SourceClause(string.Create(CultureInfo.InvariantCulture, $"{style.Real} {result} = {name}({{0}}, {sequence}{(less == 1 ? "k - 1" : "k / 2")});"), [argument]);
        }
    }
}
