namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Chooses what a helper takes and returns.</summary>
internal sealed class HelperSignatureWriter(ProgramStyle style)
{
    private readonly HelperSignature signature = new(style);

    /// <param name="form">How the array beside the number is taken, if at all.</param>
    public HelperSignature Recursive(int form)
    {
        signature.IsRecursive = true;
        signature.AddReal("x", HelperParameterRole.Real, "");
        RecursiveSequence(form);
        signature.AddInteger();
        return signature;
    }

    private void RecursiveSequence(int form)
    {
        switch (form)
        {
            case 0:
                signature.AddSequence("a", HelperParameterRole.Read, SequenceForm.Array);
                break;
            case 1:
                signature.AddSequence("a", HelperParameterRole.Read, SequenceForm.ReadOnlySpan);
                break;
            case 2:
                signature.AddSequence("a", HelperParameterRole.Written, SequenceForm.Span);
                break;
        }
    }

    public HelperSignature Write()
    {
        if (!(style.OneIn(2) && Special()))
        {
            Common();
        }

        if (signature.IsRecursive || style.OneIn(3))
        {
            signature.AddInteger();
        }
        else if (style.OneIn(8))
        {
            signature.Scope.Add(new IntegerVariable("k", 3, IsWritable: false));
            signature.Described.Add(new HelperParameter("k", HelperParameterRole.OptionalInteger, SequenceForm.Array));
            signature.Parameters.Add(new SourceParameter("k = 2", "int"));
        }
        else if (style.OneIn(10))
        {
            SequenceForm form = style.Pick([SequenceForm.Array, SequenceForm.ReadOnlySpan]);
            signature.Scope.Add(new SequenceVariable("all", form, 1, IsLengthKnown: false, IsWritable: false, null));
            signature.Described.Add(new HelperParameter("all", HelperParameterRole.Params, form));
            signature.Parameters.Add(new SourceParameter("all", "params " + style.TypeOf(form)));
        }

        return signature;
    }

    private bool Special()
    {
        List<Action> choices = [];
        if (style.Has(Family.Tuples))
        {
            choices.Add(() => Numbers(HelperResult.Tuple));
        }

        if (style.Has(Family.StructResults) || style.Has(Family.Structs) || style.Has(Family.StructParameters))
        {
            choices.Add(() => Numbers(HelperResult.Struct));
            choices.Add(() => Struct(style.OneIn(2)));
        }

        if (style.Has(Family.StructArrays))
        {
            choices.Add(Structs);
        }

        if (style.Has(Family.ArrayResults))
        {
            choices.Add(() => Numbers(HelperResult.Array));
        }

        if (style.Has(Family.Lists))
        {
            choices.Add(() => signature.AddSequence("list", style.OneIn(2) ? HelperParameterRole.Written : HelperParameterRole.Read, SequenceForm.List));
        }

        if (style.Has(Family.Lambdas) || style.Has(Family.LocalFunctions))
        {
            choices.Add(Function);
        }

        if (style.Has(Family.Rectangular) || style.Has(Family.Jagged))
        {
            choices.Add(Grid);
        }

        if (style.Has(Family.Objects) || style.Has(Family.LocalObjects))
        {
            choices.Add(Model);
        }

        if (choices.Count == 0)
        {
            return false;
        }

        style.Pick(choices)();
        return true;
    }

    private void Common()
    {
        switch (style.Random.Next(8))
        {
            case 7:
                signature.IsRecursive = true;
                signature.AddReal("x", HelperParameterRole.Real, "");
                RecursiveSequence(style.Random.Next(5));
                break;
            case 0:
                signature.AddReal("x", HelperParameterRole.Real, "");
                break;
            case 1:
                signature.AddReal("p", HelperParameterRole.Real, "");
                signature.AddReal("q", HelperParameterRole.Real, "");
                break;
            case 2:
                signature.AddSequence("a", HelperParameterRole.Read, SequenceForm.ReadOnlySpan);
                signature.AddReal("s", HelperParameterRole.Real, "");
                break;
            case 3:
                signature.AddSequence("a", HelperParameterRole.Read, style.Pick([SequenceForm.ReadOnlySpan, SequenceForm.Array]));
                signature.AddSequence("to", HelperParameterRole.Written, SequenceForm.Span);
                signature.Result = style.OneIn(3) ? HelperResult.Real : HelperResult.Nothing;
                break;
            case 4:
                signature.AddReal("p", HelperParameterRole.Ref, "ref ");
                signature.AddReal("q", HelperParameterRole.Real, "");
                signature.Result = style.OneIn(3) ? HelperResult.Real : HelperResult.Nothing;
                break;
            case 5:
                signature.AddReal("x", HelperParameterRole.Real, "");
                signature.AddReal("y", HelperParameterRole.Out, "out ");
                signature.Start.Add(SourceStatement.Line("y = {0};", style.Constant(0.1, 1)));
                break;
            default:
                signature.AddSequence("b", HelperParameterRole.Written, style.Pick([SequenceForm.Span, SequenceForm.Array]));
                signature.AddReal("s", HelperParameterRole.Real, "");
                signature.Result = style.OneIn(2) ? HelperResult.Real : HelperResult.Nothing;
                break;
        }
    }

    private void Numbers(HelperResult result)
    {
        signature.Result = result;
        if (style.OneIn(2))
        {
            signature.AddSequence("a", HelperParameterRole.Read, style.Pick([SequenceForm.ReadOnlySpan, SequenceForm.Array]));
        }

        signature.AddReal("p", HelperParameterRole.Real, "");
    }

    private void Struct(bool isReference)
    {
        signature.Scope.AddOther(new StructVariable("pair") { IsByReference = isReference });
        signature.Scope.Add(new RealVariable("pair.A", IsWritable: true) { IsByReference = isReference });
        signature.Scope.Add(new RealVariable("pair.B", IsWritable: true) { IsByReference = isReference });
        signature.Described.Add(new HelperParameter("pair", isReference ? HelperParameterRole.RefStruct : HelperParameterRole.Struct, SequenceForm.Array));
        signature.Parameters.Add(new SourceParameter("pair", isReference ? "ref Pair" : "Pair"));
        signature.AddReal("x", HelperParameterRole.Real, "");
        signature.Result = style.OneIn(2) ? HelperResult.Real : isReference ? HelperResult.Nothing : HelperResult.Struct;
    }

    private void Structs()
    {
        bool isWritten = style.OneIn(2);
        SequenceForm form = isWritten || style.OneIn(2) ? SequenceForm.Array : SequenceForm.ReadOnlySpan;
        signature.Scope.AddOther(new StructArrayVariable("pairs", form, 1, isWritten, "pairs"));
        signature.Described.Add(new HelperParameter("pairs", isWritten ? HelperParameterRole.WrittenStructs : HelperParameterRole.ReadStructs, form));
        signature.Parameters.Add(new SourceParameter("pairs", form == SequenceForm.Array ? "Pair[]" : "ReadOnlySpan<Pair>"));
        signature.AddReal("x", HelperParameterRole.Real, "");
    }

    private void Function()
    {
        signature.Described.Add(new HelperParameter("f", HelperParameterRole.Function, SequenceForm.Array));
        signature.Parameters.Add(new SourceParameter("f", $"Func<{style.Real}, {style.Real}>"));
        signature.Scope.AddOther(new FunctionVariable("f", 1, ReturnsReal: true, IsDelegate: true));
        signature.AddReal("x", HelperParameterRole.Real, "");
    }

    private void Grid()
    {
        bool isJagged = style.Has(Family.Jagged) && (!style.Has(Family.Rectangular) || style.OneIn(2));
        bool isWritten = style.OneIn(2);
        signature.Described.Add(new HelperParameter("g", isWritten ? HelperParameterRole.WrittenGrid : HelperParameterRole.ReadGrid, SequenceForm.Array) { IsJagged = isJagged });
        signature.Parameters.Add(new SourceParameter("g", style.Real + (isJagged ? "[][]" : "[,]")));
        signature.Scope.AddOther(new GridVariable("g", 1, 1, isJagged, isWritten, "g") { IsKnown = false });
        signature.AddReal("s", HelperParameterRole.Real, "");
        signature.Result = style.OneIn(2) || !isWritten ? HelperResult.Real : HelperResult.Nothing;
    }

    private void Model()
    {
        bool isWritten = style.OneIn(3);
        signature.Described.Add(new HelperParameter("model", isWritten ? HelperParameterRole.WrittenObject : HelperParameterRole.Object, SequenceForm.Array));
        signature.Parameters.Add(new SourceParameter("model", ModelTypes.Model) { Members = [.. ModelTypes.RealMembers.Select(m => new SourceParameter("model." + m, ""))] });
        signature.Scope.AddOther(new ObjectVariable("model", IsLocal: false, isWritten));
        foreach (string real in new[] { "model.Scale", "model.First.Bias" })
        {
            signature.Scope.Add(new RealVariable(real, IsWritable: isWritten) { Root = real });
        }

        foreach (string array in new[] { "model.Weights", "model.First.Rates" })
        {
            signature.Scope.Add(new SequenceVariable(array, SequenceForm.Array, 1, IsLengthKnown: false, IsWritable: false, null));
        }

        signature.AddReal("x", HelperParameterRole.Real, "");
    }
}
