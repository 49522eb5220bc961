namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Holds the derivatives of one method, in one build, against a probe of its primal.</summary>
internal sealed class DerivativeCheck(MethodShape method, Adapter adapter, Probe probe, Failures failures)
{
    // Backward adds and Gradient sets: what stands in the buffers before tells the two apart.
    private const double Stale = 7;

    private readonly Precision precision = method.IsSingle ? Precision.Single : Precision.Double;
    private readonly Slots slots = new(method, probe.Point.Lengths);

    /// <summary>Runs every check.</summary>
    /// <returns>The gradient that <c>FBackward</c> computes.</returns>
    public double[] Run()
    {
        double[] gradient = CheckBackward();
        CheckAccumulation(gradient);
        if (method.HasGradient)
        {
            CheckGradient(gradient);
        }

        CheckJvp(gradient);
        return gradient;
    }

    private double[] CheckBackward()
    {
        Point arguments = probe.Point.Copy();
        double[] gradient = [.. probe.Upstreams];
        double value = adapter.Backward(arguments.Reals, arguments.Integers, arguments.Lengths, probe.ResultUpstream, gradient);
        CheckPrimal("Backward", value, arguments);
        for (int i = 0; i < slots.Count; i++)
        {
            if (slots[i].IsActiveInput)
            {
                failures.Compare(
                    "Backward against the oracle", slots.Name(i), gradient[i], probe.Gradient[i], probe.Tolerance, probe.GradientScale);
            }
        }

        return gradient;
    }

    private void CheckAccumulation(double[] gradient)
    {
        double[] twice = slots.Fill(p => p.IsActiveInput && !p.IsInOut, () => Stale);
        for (int call = 0; call < 2; call++)
        {
            for (int i = 0; i < slots.Count; i++)
            {
                twice[i] = slots[i].IsOutput ? probe.Upstreams[i] : twice[i];
            }

            Point arguments = probe.Point.Copy();
            adapter.Backward(arguments.Reals, arguments.Integers, arguments.Lengths, probe.ResultUpstream, twice);
        }

        for (int i = 0; i < slots.Count; i++)
        {
            if (slots[i].IsActiveInput)
            {
                double expected = slots[i].IsInOut ? gradient[i] : Stale + (2 * gradient[i]);
                failures.Compare("Backward called twice", slots.Name(i), twice[i], expected, precision.Exact, Stale);
            }
        }
    }

    private void CheckGradient(double[] backward)
    {
        Point arguments = probe.Point.Copy();
        double[] gradient = slots.Fill(p => p.IsDifferentiated, () => Stale);
        double value = adapter.Gradient(arguments.Reals, arguments.Integers, arguments.Lengths, gradient);
        CheckPrimal("Gradient", value, arguments);
        for (int i = 0; i < slots.Count; i++)
        {
            if (slots[i].IsActiveInput)
            {
                failures.Compare(
                    "Gradient against Backward",
                    slots.Name(i),
                    probe.ResultUpstream * gradient[i],
                    backward[i],
                    precision.Exact,
                    Math.Max(1e-3, probe.GradientScale));
            }
        }
    }

    private void CheckJvp(double[] gradient)
    {
        Point arguments = probe.Point.Copy();
        double[] tangents = [.. probe.Tangents];
        (double value, double tangent) = adapter.Jvp(arguments.Reals, arguments.Integers, arguments.Lengths, tangents);
        CheckPrimal("Jvp", value, arguments);

        double scale = Probe.Scale([.. probe.FinalTangents, probe.ResultTangent]);
        double forward = 0;
        double reverse = 0;
        double magnitude = 1e-6;
        if (method.HasUpstream)
        {
            failures.Compare("Jvp against the oracle", "the result", tangent, probe.ResultTangent, probe.Tolerance, scale);
            forward += probe.ResultUpstream * tangent;
            magnitude += Math.Abs(probe.ResultUpstream * tangent);
        }

        for (int i = 0; i < slots.Count; i++)
        {
            if (slots[i].IsOutput)
            {
                failures.Compare("Jvp against the oracle", slots.Name(i), tangents[i], probe.FinalTangents[i], probe.Tolerance, scale);
                forward += probe.Upstreams[i] * tangents[i];
                magnitude += Math.Abs(probe.Upstreams[i] * tangents[i]);
            }

            if (slots[i].IsActiveInput)
            {
                reverse += gradient[i] * probe.Tangents[i];
                magnitude += Math.Abs(gradient[i] * probe.Tangents[i]);
            }
        }

        // Where derivatives of size 1 cancel, what is left of them is rounding.
        failures.Compare("forward against reverse mode", "u·Jv against v·Jᵀu", forward, reverse, precision.Exact, Math.Max(magnitude, 1e-5));
    }

    /// <summary>A derivative method returns what the primal returns and leaves its arguments as the primal leaves them.</summary>
    private void CheckPrimal(string mode, double value, Point arguments)
    {
        double tolerance = method.IsStrict ? 0 : precision.Value;
        failures.Compare(mode, "the value", value, probe.Value, tolerance, method.IsStrict ? 0 : 1);
        for (int i = 0; i < slots.Count; i++)
        {
            bool untouched = !slots[i].IsOutput;
            failures.Compare(
                mode, slots.Name(i) + " afterwards", arguments.Reals[i], probe.Final.Reals[i], untouched ? 0 : tolerance, untouched ? 0 : 1);
        }

        for (int i = 0; i < arguments.Integers.Length; i++)
        {
            failures.Compare(mode, $"integer argument {i} afterwards", arguments.Integers[i], probe.Final.Integers[i], 0, 0);
        }
    }
}
