using AutoDiff.Checkpoints;
using AutoDiff.Optimization;
using AutoDiff.Parameters;
using AutoDiff.Tests.Parameters;

namespace AutoDiff.Tests.Optimization;

public sealed class ModelOptimizerTests
{
    [Fact]
    public void Steps_an_object_as_it_steps_the_flat_buffer()
    {
        SomeModel model = new(4);
        SomeModel gradient = new(4);
        double[] values = [.. Enumerable.Range(0, 17).Select(i => i - 3.5)];
        double[] slopes = [.. Enumerable.Range(0, 17).Select(i => 1.0 / (i + 1))];
        ParameterObject<double>.Of(model).CopyFrom(values);
        ParameterObject<double>.Of(gradient).CopyFrom(slopes);
        ModelOptimizer<double> optimizer = new(model, gradient, length => new Adam<double>(length, 0.1));
        Adam<double> flat = new(17, 0.1);
        for (int step = 0; step < 3; step++)
        {
            optimizer.Step();
            flat.Step(values, slopes);
        }

        double[] stepped = new double[17];
        optimizer.Model.CopyTo(stepped);
        Assert.Equal(values, stepped);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        ModelOptimizer<double> optimizer = new(new SomeModel(4), new SomeModel(4), length => new Adam<double>(length, 0.1));
        optimizer.Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Step();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Other_shapes_and_the_model_itself_are_refused_as_gradient()
    {
        SomeModel model = new(4);
        Assert.Throws<ArgumentException>("gradient", () => new ModelOptimizer<double>(model, new SomeModel(5), n => new Sgd<double>(n, 1)));
        Assert.Throws<ArgumentException>("gradient", () => new ModelOptimizer<double>(model, model, n => new Sgd<double>(n, 1)));
    }

    [Fact]
    public void A_saved_and_loaded_training_goes_on_bit_for_bit()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            (SomeModel model, SomeModel gradient) = (new SomeModel(4), new SomeModel(4));
            ModelOptimizer<double> optimizer = new(model, gradient, length => new Adam<double>(length, 0.1));
            Train(optimizer, gradient, 5);
            Checkpoint checkpoint = new();
            optimizer.Save(checkpoint);
            checkpoint.Save(path);
            Train(optimizer, gradient, 5);

            (SomeModel other, SomeModel otherGradient) = (new SomeModel(4), new SomeModel(4));
            ModelOptimizer<double> resumed = new(other, otherGradient, length => new Adam<double>(length, 0.1));
            resumed.Load(Checkpoint.Load(path));
            Train(resumed, otherGradient, 5);
            Assert.Equal(Values(optimizer), Values(resumed));

            ModelOptimizer<double> foreign = new(other, otherGradient, length => new Sgd<double>(length, 0.1));
            double[] before = Values(foreign);
            Assert.Contains("Adam", Assert.Throws<InvalidDataException>(() => foreign.Load(Checkpoint.Load(path))).Message, StringComparison.Ordinal);
            Assert.Equal(before, Values(foreign));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double[] Values(ModelOptimizer<double> optimizer)
    {
        double[] values = new double[optimizer.Model.Count];
        optimizer.Model.CopyTo(values);
        return values;
    }

    private static void Train(ModelOptimizer<double> optimizer, SomeModel gradient, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            double[] values = Values(optimizer);
            ParameterObject<double>.Of(gradient).CopyFrom([.. values.Select((v, i) => (v * 0.3) - i)]);
            optimizer.Step();
        }
    }
}
