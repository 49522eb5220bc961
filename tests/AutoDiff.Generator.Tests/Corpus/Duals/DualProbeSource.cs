namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Probes whose slopes are the exact derivatives of the method's twin on <see cref="Dual"/> numbers.</summary>
internal sealed class DualProbeSource(MethodShape method, Adapter adapter, DualAdapter twin, string sample, Random random)
{
    private const int Attempts = 40;

    private readonly PointSource points = new(method, sample, random);

    /// <summary>A probe, or null where every point that was drawn lies at a kink or outside the domain.</summary>
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
        Dual.Watch(method.IsSingle ? 1e-5 : 1e-10);
        Slots slots = new(method, point.Lengths);
        Point final = point.Copy();
        double value = final.Value(adapter);
        double resultUpstream = method.HasUpstream ? Weight() : 0;
        double[] upstreams = slots.Fill(p => p.IsOutput, Weight);
        double[] tangents = slots.Fill(p => p.IsActiveInput, Weight);
        double[] gradient = new double[slots.Count];
        double resultTangent = 0;
        double[] finalTangents = new double[slots.Count];
        for (int slot = 0; slot < slots.Count; slot++)
        {
            if (!slots[slot].IsActiveInput)
            {
                continue;
            }

            Point arguments = point.Copy();
            double[] column = new double[slots.Count];
            column[slot] = 1;
            int ties = Dual.Ties;
            Dual result = twin.Run(arguments.Reals, column, arguments.Integers, arguments.Lengths);
            if (Dual.Ties != ties || !IsTwin(value, final, result, arguments, slots))
            {
                return null;
            }

            gradient[slot] = resultUpstream * result.Tangent;
            resultTangent += tangents[slot] * result.Tangent;
            for (int i = 0; i < slots.Count; i++)
            {
                if (slots[i].IsOutput)
                {
                    gradient[slot] += upstreams[i] * column[i];
                    finalTangents[i] += tangents[slot] * column[i];
                }
            }

            if (!double.IsFinite(gradient[slot]))
            {
                return null;
            }
        }

        return new Probe(point, value, final, resultUpstream, upstreams, tangents, gradient, resultTangent, finalTangents)
        {
            Tolerance = (method.IsSingle ? Precision.Single : Precision.Double).Dual,
        };
    }

    /// <summary>A float program computes with less precision than its twin, and may have gone another way.</summary>
    private bool IsTwin(double value, Point final, Dual result, Point arguments, Slots slots)
    {
        double tolerance = method.IsSingle ? 1e-3 : 1e-10;
        bool Near(double x, double y) => x.Equals(y) || Math.Abs(x - y) <= tolerance * Math.Max(1, Math.Abs(x));
        return (!method.HasUpstream || Near(value, result.Value))
            && Enumerable.Range(0, slots.Count).All(i => !slots[i].IsOutput || Near(final.Reals[i], arguments.Reals[i]));
    }

    // Away from 0, so that every result and every input counts; float arguments round it, so it is a float to begin with.
    private double Weight() => (float)((random.Next(2) == 0 ? -1 : 1) * (0.25 + (0.75 * random.NextDouble())));
}
