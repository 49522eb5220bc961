namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>The writers that the families of a program ask for.</summary>
internal static class ConstructWriters
{
    public static IEnumerable<IConstructWriter> Of(StatementWriter statements)
    {
        ProgramStyle style = statements.Style;
        bool HasAny(params Family[] families) => families.Any(style.Has);
        if (HasAny(Family.Structs, Family.NestedStructs, Family.Records, Family.StructParameters, Family.StructResults))
        {
            yield return new StructWriter(statements);
        }

        if (style.Has(Family.StructArrays))
        {
            yield return new StructArrayWriter(statements);
        }

        if (HasAny(Family.Objects, Family.Instance, Family.LocalObjects))
        {
            yield return new ObjectWriter(statements);
        }

        if (HasAny(Family.Rectangular, Family.Jagged))
        {
            yield return new GridWriter(statements);
        }

        if (HasAny(Family.Lambdas, Family.LocalFunctions))
        {
            yield return new FunctionWriter(statements);
        }

        if (style.Has(Family.Queries))
        {
            yield return new QueryWriter(statements);
        }

        if (style.Has(Family.Lists))
        {
            yield return new ListWriter(statements);
        }

        if (style.Has(Family.Tuples))
        {
            yield return new TupleWriter(statements);
        }

        if (HasAny(Family.Patterns, Family.Enums))
        {
            yield return new PatternWriter(statements);
        }

        if (style.Has(Family.EvaluationOrder))
        {
            yield return new OrderWriter(statements);
        }

        if (style.Has(Family.StructCopies))
        {
            yield return new GaugeWriter(statements);
        }

        if (style.Has(Family.Captures))
        {
            yield return new CaptureWriter(statements);
        }

        if (style.Has(Family.Closures))
        {
            yield return new ClosureWriter(statements);
        }

        if (style.Has(Family.ShortSequences))
        {
            yield return new ShortWriter(statements);
        }

        if (HasAny(Family.NestedDerivatives, Family.CustomRules))
        {
            yield return new DerivativeWriter(statements);
        }

        if (style.Has(Family.Nullables))
        {
            yield return new NullableWriter(statements);
        }
    }
}
