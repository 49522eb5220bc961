namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Chooses what a long helper takes and returns: a few numbers, arrays and references at once.</summary>
internal sealed class LargeSignatureWriter(ProgramStyle style)
{
    private readonly HelperSignature signature = new(style);

    public HelperSignature Write()
    {
        if (style.OneIn(4))
        {
            return new HelperSignatureWriter(style).Write();
        }

        signature.AddReal("x", HelperParameterRole.Real, "");
        if (style.OneIn(2))
        {
            signature.AddSequence("a", HelperParameterRole.Read, style.Pick([SequenceForm.ReadOnlySpan, SequenceForm.Array]));
        }

        bool isWritten = style.OneIn(2);
        if (isWritten)
        {
            signature.AddSequence("b", HelperParameterRole.Written, style.Pick([SequenceForm.Span, SequenceForm.Array]));
        }

        bool isReference = style.OneIn(2);
        if (isReference)
        {
            signature.AddReal("p", HelperParameterRole.Ref, "ref ");
        }

        if (style.OneIn(3))
        {
            signature.AddReal("y", HelperParameterRole.Out, "out ");
            signature.Start.Add(SourceStatement.Line("y = {0};", style.Constant(0.1, 1)));
        }

        if (style.OneIn(2))
        {
            signature.AddInteger();
        }

        signature.Result = (isWritten || isReference) && style.OneIn(3) ? HelperResult.Nothing
            : style.OneIn(6) ? HelperResult.Tuple
            : style.OneIn(6) ? HelperResult.Array
            : HelperResult.Real;
        return signature;
    }
}
