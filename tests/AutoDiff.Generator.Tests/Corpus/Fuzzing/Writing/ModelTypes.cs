namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the classes of a model: fields, arrays and a nested object, with methods on them.</summary>
internal sealed class ModelTypes(ProgramStyle style)
{
    public const string Model = "Model";
    public const string Layer = "Layer";

    /// <summary>The method that changes a model, as a helper.</summary>
    public const string Trained = "Train";

    public static IReadOnlyList<string> RealMembers { get; } = ["Scale", "Weights", "First.Bias"];

    /// <summary>The fields of the object that the program's methods belong to.</summary>
    /// <param name="initial">What the arrays begin with.</param>
    public string Fields(string initial) => $"""
            public {style.Real} Scale;
            public {style.Real}[] Weights{initial};
            public {Layer} First{(initial.Length > 0 ? " = new()" : "")};
            public int Count;
        """;

    /// <summary>Adds what a method sees of an object, by the path to it (<c>model.</c>).</summary>
    /// <param name="root">The path in samples.</param>
    /// <returns>The members, as samples name them.</returns>
    public IReadOnlyList<SourceParameter> Describe(Scope scope, string path, string root, bool canWrite)
    {
        List<SourceParameter> members = [];
        foreach (string real in new[] { "Scale", "First.Bias" })
        {
            scope.Add(new RealVariable(path + real, IsWritable: canWrite && style.OneIn(4)) { Root = root + real });
            members.Add(new SourceParameter(root + real, ""));
        }

        foreach (string array in new[] { "Weights", "First.Rates" })
        {
            int length = style.Random.Next(1, 4);
            scope.Add(new SequenceVariable(path + array, SequenceForm.Array, length, true, canWrite && style.OneIn(4), root + array));
            members.Add(new SourceParameter(root + array, "", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{length}]")));
        }

        scope.Add(new IntegerVariable(path + "Count", 3, IsWritable: false));
        members.Add(new SourceParameter(root + "Count", "", style.Pick(["=1", "=2", "=3"])));
        return members;
    }

    public IEnumerable<SourceType> Declarations()
    {
        string initial = style.OneIn(8) ? " = []" : "";
        Scope inLayer = new(null) { CanMakeObjects = false };
        inLayer.Add(new RealVariable("Bias", IsWritable: false));
        inLayer.Add(new SequenceVariable("Rates", SequenceForm.Array, 1, IsLengthKnown: false, IsWritable: false, null));
        yield return new SourceType(
            $$"""
                public class {{Layer}}
                {
                    public {{style.Real}} Bias;
                    public {{style.Real}}[] Rates{{initial}};

            """,
            [Method("Apply", inLayer)]);

        Scope inModel = new(null) { CanMakeObjects = false };
        inModel.Add(new RealVariable("Scale", IsWritable: false));
        inModel.Add(new RealVariable("First.Bias", IsWritable: false));
        inModel.Add(new SequenceVariable("Weights", SequenceForm.Array, 1, IsLengthKnown: false, IsWritable: false, null));
        inModel.Add(new SequenceVariable("First.Rates", SequenceForm.Array, 1, IsLengthKnown: false, IsWritable: false, null));
        inModel.Add(new IntegerVariable("Count", 3, IsWritable: false));
        StatementWriter norm = new(style, [], HelperResult.Real, 1);
        yield return new SourceType(
            $$"""
                public class {{Model}}
                {
            {{Fields(initial)}}

                    public {{Model}}()
                    {
                    }

                    public {{Model}}({{style.Real}} scale, {{style.Real}} bias)
                    {
                        Scale = scale;
                        First = new {{Layer}} { Bias = bias, Rates = [bias * {{style.Literal(0.5)}}, scale] };
                        Weights = new {{style.Real}}[2];
                        Weights[1] = scale * bias;
                        Count = 1;
                    }

                    public {{style.Real}} Norm => {{norm.Expressions.Bounded(inModel, 3, 3)}};

                    public {{style.Real}} Half
                    {
                        get => Scale * {{style.Literal(0.5)}};
                        set => Scale = value + {{style.Literal(0.3)}} * value * First.Bias;
                    }

                    public {{style.Real}} this[int i] => Weights[i % Weights.Length] * Scale;

                    public void Train({{style.Real}} step)
                    {
                        Scale += step * Weights[0];
                        First.Bias *= {{style.Literal(0.9)}};
                        for (int i = 0; i < Weights.Length; i++)
                        {
                            Weights[i] -= step * First.Bias;
                        }
                    }

            """,
            [Method("Eval", inModel)]);
    }

    private SourceMethod Method(string name, Scope scope)
    {
        scope.Add(new RealVariable("input", IsWritable: true));
        StatementWriter statements = new(style, [], HelperResult.Real, style.Random.Next(1, 4));
        List<SourceStatement> body = statements.Block(scope, style.Random.Next(1, 4));
        body.Add(SourceStatement.Line("return {0};", statements.Expressions.Bounded(scope, 2, 3)));
        return new SourceMethod(name, style.Real, [new SourceParameter("input", style.Real)], body);
    }
}
