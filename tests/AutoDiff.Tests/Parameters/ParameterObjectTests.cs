using AutoDiff.Parameters;

namespace AutoDiff.Tests.Parameters;

public sealed class ParameterObjectTests
{
    [Fact]
    public void Finds_arrays_and_numbers_by_path()
    {
        ParameterObject<double> parameters = ParameterObject<double>.Of(new SomeModel(4));
        Assert.Equal(
            ["First.Weights[4]", "First.Scale[]", "Others[0].Weights[2]", "Others[0].Scale[]", "Others[1].Weights[1]", "Others[1].Scale[]", "Mixing[2,3]", "Bias[]"],
            parameters.Buffers.Select(b => $"{b.Path}[{string.Join(",", b.Shape)}]"));
        Assert.Equal(4 + 1 + 2 + 1 + 1 + 1 + 6 + 1, parameters.Count);
        Assert.Equal("First.Weights[3]", parameters.PathOf(3));
        Assert.Equal("First.Scale", parameters.PathOf(4));
        Assert.Equal("Mixing[1, 2]", parameters.PathOf(15));
        Assert.Equal("Bias", parameters.PathOf(16));
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters.PathOf(17));
    }

    [Fact]
    public void Values_come_back_as_they_were()
    {
        SomeModel model = new(4);
        ParameterObject<double> parameters = ParameterObject<double>.Of(model);
        double[] values = [.. Enumerable.Range(0, 17).Select(i => i + 0.5)];
        parameters.CopyFrom(values);
        Assert.Equal(14.5, model.Mixing[1, 1]);
        Assert.Equal(16.5, model.Bias);
        double[] copy = new double[17];
        parameters.CopyTo(copy);
        Assert.Equal(values, copy);
        Assert.Throws<ArgumentException>(() => parameters.CopyTo(new double[16]));
    }

    [Fact]
    public void What_is_held_twice_is_refused_because_its_gradient_would_count_twice()
    {
        double[] shared = new double[2];
        Assert.Throws<ArgumentException>(() => ParameterObject<double>.Of(new { A = shared, B = shared }));
    }

    [Fact]
    public void Objects_without_parameters_and_structs_with_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ParameterObject<float>.Of(new SomeModel(1)));
        Assert.Throws<NotSupportedException>(() => ParameterObject<double>.Of(new Holder()));
    }

    [Fact]
    public void Differences_of_shape_are_named()
    {
        ParameterObject<double> four = ParameterObject<double>.Of(new SomeModel(4));
        ParameterObject<double> five = ParameterObject<double>.Of(new SomeModel(5));
        Assert.Null(four.DifferenceTo(ParameterObject<double>.Of(new SomeModel(4))));
        Assert.Equal("First.Weights is [4] in one and [5] in the other", four.DifferenceTo(five));
    }

    private sealed class Holder
    {
        public Pair Both { get; set; }
    }

    private struct Pair
    {
        public double A { get; set; }
    }
}
