using AutoDiff.GradientChecking;
using AutoDiff.Parameters;
using AutoDiff.Tests.Parameters;

namespace AutoDiff.Tests.GradientChecking;

public sealed class ObjectTests
{
    [Fact]
    public void A_right_gradient_of_an_object_passes_and_its_values_are_put_back()
    {
        SomeModel model = Model();
        double[] before = Values(model);
        GradientCheckResult result = GradientCheck.RunObject(Loss, (m, g) => Gradient(m, g, wrong: 0), model, new SomeModel(4));
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(before, Values(model));
        Assert.Equal(17, result.Comparisons.Count);
    }

    [Fact]
    public void A_wrong_component_is_named_by_its_path()
    {
        GradientCheckResult result = GradientCheck.RunObject(Loss, (m, g) => Gradient(m, g, wrong: 0.5), Model(), new SomeModel(4));
        Assert.Equal("Mixing[1, 2]", result.Worst!.Name);
        Assert.Contains("Mixing[1, 2]", Assert.Throws<GradientCheckException>(result.ThrowIfFailed).Message, StringComparison.Ordinal);
        Assert.Equal(1, result.Count(GradientVerdict.Wrong));
    }

    [Fact]
    public void The_path_is_found_among_many_parameters_too()
    {
        GradientCheckResult result = GradientCheck.RunObject(
            Loss, (m, g) => Gradient(m, g, wrong: 0.5), Model(), new SomeModel(4), new GradientCheckOptions { MaxComponents = 3 });
        Assert.Equal("Mixing[1, 2]", result.Worst!.Name);
    }

    [Fact]
    public void The_model_itself_and_other_shapes_are_refused()
    {
        SomeModel model = Model();
        Assert.Throws<ArgumentException>(() => GradientCheck.RunObject(Loss, (m, g) => { }, model, model));
        Assert.Throws<ArgumentException>(() => GradientCheck.RunObject(Loss, (m, g) => { }, model, new SomeModel(3)));
    }

    [Fact]
    public void A_right_hessian_passes_and_a_wrong_one_does_not()
    {
        // f = x² y + sin y.
        double[] point = [1.5, 0.7];
        static void Slopes(ReadOnlySpan<double> p, Span<double> g) => (g[0], g[1]) = (2 * p[0] * p[1], (p[0] * p[0]) + Math.Cos(p[1]));
        GradientCheck.RunHessian<double>(
            Slopes,
            (p, u, h) => (h[0], h[1]) = ((2 * p[1] * u[0]) + (2 * p[0] * u[1]), (2 * p[0] * u[0]) - (Math.Sin(p[1]) * u[1])),
            point).ThrowIfFailed();
        GradientCheckResult wrong = GradientCheck.RunHessian<double>(
            Slopes,
            (p, u, h) => (h[0], h[1]) = ((2 * p[1] * u[0]) + (2 * p[0] * u[1]), 2 * p[0] * u[0]),
            point);
        Assert.False(wrong.Passed);
        Assert.Equal(1, wrong.Worst!.Index);
    }

    private static SomeModel Model()
    {
        SomeModel model = new(4);
        ParameterObject<double>.Of(model).CopyFrom([.. Enumerable.Range(0, 17).Select(i => Math.Sin(i + 1.0))]);
        return model;
    }

    private static double[] Values(SomeModel model)
    {
        double[] values = new double[17];
        ParameterObject<double>.Of(model).CopyTo(values);
        return values;
    }

    // Σ sin(i · pᵢ), and so ∂/∂pᵢ = i cos(i · pᵢ).
    private static double Loss(SomeModel model) => Values(model).Index().Sum(p => Math.Sin(p.Index * p.Item));

    private static void Gradient(SomeModel model, SomeModel gradient, double wrong)
    {
        ParameterObject<double>.Of(gradient).CopyFrom([.. Values(model).Index().Select(p => p.Index * Math.Cos(p.Index * p.Item))]);
        gradient.Mixing[1, 2] += wrong;
    }
}
