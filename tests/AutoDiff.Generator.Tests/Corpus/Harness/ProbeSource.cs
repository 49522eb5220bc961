namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Finds points at which differences of a method mean something, and takes them.</summary>
internal sealed class ProbeSource(MethodShape method, Adapter adapter, string sample, Random random)
{
    private const int Attempts = 40;

    private readonly PointSource points = new(method, sample, random);
    private readonly Precision precision = method.IsSingle ? Precision.Single : Precision.Double;

    /// <summary>A probe, or null where every point that was drawn lies at a kink, at a jump or outside the domain.</summary>
    public Probe? Next()
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (TryProbe(points.Next()) is { } probe)
            {
                return probe;
            }
        }

        return null;
    }

    private Probe? TryProbe(Point point)
    {
        Slots slots = new(method, point.Lengths);
        Point final = point.Copy();
        double value = final.Value(adapter);
        double resultUpstream = method.HasUpstream ? Weight() : 0;
        double[] upstreams = slots.Fill(p => p.IsOutput, Weight);
        double[] tangents = slots.Fill(p => p.IsActiveInput, Weight);
        double[] basis = [.. Enumerable.Range(0, slots.Count).Where(i => slots[i].IsActiveInput).Select(i => (double)i)];

        DifferenceEstimate[] slopes = new DifferenceEstimate[slots.Count];
        foreach (int slot in basis.Select(i => (int)i))
        {
            slopes[slot] = Slope(h => Weighted(point, slot, h, resultUpstream, upstreams));
        }

        double scale = Probe.Scale(slopes.Select(s => s.Slope));
        foreach (int slot in basis.Select(i => (int)i))
        {
            if (!IsReliable(slopes[slot], scale, h => Weighted(point, slot, h, resultUpstream, upstreams)))
            {
                return null;
            }
        }

        if (!TryTangents(point, tangents, slots, out double resultTangent, out double[] finalTangents))
        {
            return null;
        }

        return new Probe(
            point, value, final, resultUpstream, upstreams, tangents, [.. slopes.Select(s => s.Slope)], resultTangent, finalTangents)
        {
            Tolerance = precision.Difference,
        };
    }

    private bool TryTangents(Point point, double[] tangents, Slots slots, out double resultTangent, out double[] finalTangents)
    {
        resultTangent = 0;
        finalTangents = new double[slots.Count];
        List<(int Slot, Func<double, double> Function)> outputs = [];
        if (method.HasUpstream)
        {
            outputs.Add((-1, h => Along(point, tangents, h).Value));
        }

        outputs.AddRange(Enumerable.Range(0, slots.Count)
            .Where(i => slots[i].IsOutput)
            .Select(i => (i, (Func<double, double>)(h => Along(point, tangents, h).Final.Reals[i]))));
        DifferenceEstimate[] slopes = [.. outputs.Select(o => Slope(o.Function))];
        double scale = Probe.Scale(slopes.Select(s => s.Slope));
        for (int i = 0; i < slopes.Length; i++)
        {
            if (!IsReliable(slopes[i], scale, outputs[i].Function))
            {
                return false;
            }

            if (outputs[i].Slot < 0)
            {
                resultTangent = slopes[i].Slope;
            }
            else
            {
                finalTangents[outputs[i].Slot] = slopes[i].Slope;
            }
        }

        return true;
    }

    private DifferenceEstimate Slope(Func<double, double> function) =>
        ExtrapolatedDifference.AtZero(function, precision.FirstStep, precision.Levels);

    private bool IsReliable(DifferenceEstimate estimate, double scale, Func<double, double> function)
    {
        double magnitude = Math.Max(Math.Abs(estimate.Slope), scale);
        return double.IsFinite(estimate.Slope)
            && estimate.Error <= 0.1 * precision.Difference * magnitude
            && (method.IsSingle || !ExtrapolatedDifference.IsKinked(function, magnitude));
    }

    private double Weighted(Point point, int slot, double step, double resultUpstream, double[] upstreams)
    {
        double[] direction = new double[upstreams.Length];
        direction[slot] = 1;
        (double value, Point final) = Along(point, direction, step);
        double sum = resultUpstream * value;
        for (int i = 0; i < upstreams.Length; i++)
        {
            // An unused slot may well hold infinity.
            sum += upstreams[i] == 0 ? 0 : upstreams[i] * final.Reals[i];
        }

        return sum;
    }

    private (double Value, Point Final) Along(Point point, double[] direction, double step)
    {
        Point moved = point.Copy();
        for (int i = 0; i < direction.Length; i++)
        {
            if (direction[i] != 0)
            {
                moved.Reals[i] += step * direction[i];
            }
        }

        return (moved.Value(adapter), moved);
    }

    // Away from 0, so that every result and every input counts; float arguments round it, so it is a float to begin with.
    private double Weight() => (float)((random.Next(2) == 0 ? -1 : 1) * (0.25 + (0.75 * random.NextDouble())));
}
