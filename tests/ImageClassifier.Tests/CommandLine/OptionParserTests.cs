using ImageClassifier.CommandLine;
using ImageClassifier.Models;

namespace ImageClassifier.Tests.CommandLine;

public class OptionParserTests
{
    [Fact]
    public void No_arguments_are_softmax_and_then_the_network_on_the_spiral()
    {
        Options options = OptionParser.Parse([]);
        Assert.Equal([ModelKind.Softmax, ModelKind.Mlp2], options.Models);
        Assert.Equal(DataKind.Spiral, options.Data);
        Assert.False(options.Help);
    }

    [Fact]
    public void Every_option_is_read()
    {
        Options options = OptionParser.Parse(
        [
            "--model", "mlp3", "--data", "mnist:some/dir", "--epochs", "7", "--batch", "32", "--learning-rate", "0.05",
            "--momentum", "0", "--l2", "1e-3", "--hidden", "12", "--activation", "sigmoid", "--seed", "9",
        ]);
        Assert.Equal([ModelKind.Mlp3], options.Models);
        Assert.Equal((DataKind.Mnist, "some/dir"), (options.Data, options.Directory));
        Assert.Equal(7, options.Epochs);
        Assert.Equal(32, options.Batch);
        Assert.Equal(0.05, options.LearningRate);
        Assert.Equal(0, options.Momentum);
        Assert.Equal(1e-3, options.L2);
        Assert.Equal(12, options.Hidden);
        Assert.Equal(ActivationKind.Sigmoid, options.Activation);
        Assert.Equal(9, options.Seed);
    }

    [Fact]
    public void A_value_may_follow_an_equals_sign() =>
        Assert.Equal("a=b", OptionParser.Parse(["--data=mnist:a=b"]).Directory);

    [Fact]
    public void The_options_of_training_are_read()
    {
        Options options = OptionParser.Parse(
        [
            "--model", "mlp3", "--data", "cifar10:some/dir", "--features", "histogram+hog", "--optimizer", "adamw", "--schedule", "lambda:0.9",
            "--l1", "1e-5", "--elastic", "0.5", "--max-norm", "3", "--dropout", "0.5", "--activation", "leaky-relu", "--baseline",
            "--checkpoint", "a.safetensors", "--resume", "--report", "r.html",
        ]);
        Assert.Equal((DataKind.Cifar10, "some/dir", FeatureKind.HistogramHog), (options.Data, options.Directory, options.Features));
        Assert.Equal((OptimizerKind.AdamW, ScheduleKind.Lambda, 0.9), (options.Optimizer, options.Schedule, options.ScheduleFactor));
        Assert.Equal((1e-5, 0.5, 3, 0.5), (options.L1, options.Elastic, options.MaxNorm, options.Dropout));
        Assert.Equal((ActivationKind.LeakyRelu, "a.safetensors", "r.html"), (options.Activation, options.Checkpoint, options.Report));
        Assert.True(options.Baseline && options.Resume);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_wins_over_the_rest(string help) => Assert.True(OptionParser.Parse(["--epochs", "3", help]).Help);

    [Theory]
    [InlineData("unknown option '--modle'", "--modle", "svm")]
    [InlineData("unknown option 'svm'", "svm")]
    [InlineData("--epochs needs a value", "--epochs")]
    [InlineData("--model 'cnn' is not one of svm, softmax, mlp2, mlp3", "--model", "cnn")]
    [InlineData("--model '1' is not one of", "--model", "1")]
    [InlineData("--data 'cifar' is neither", "--data", "cifar")]
    [InlineData("--data 'mnist' is neither", "--data", "mnist")]
    [InlineData("needs the folder", "--data", "mnist:")]
    [InlineData("--epochs '0' is not a whole number from 1 to", "--epochs", "0")]
    [InlineData("--epochs '99999999999'", "--epochs", "99999999999")]
    [InlineData("--batch '-5'", "--batch", "-5")]
    [InlineData("--batch '1.5'", "--batch", "1.5")]
    [InlineData("--hidden '4097' is not a whole number from 1 to 4096", "--model", "mlp2", "--hidden", "4097")]
    [InlineData("--learning-rate '0' is not a number above 0", "--learning-rate", "0")]
    [InlineData("--learning-rate 'NaN'", "--learning-rate", "NaN")]
    [InlineData("--learning-rate '1e999'", "--learning-rate", "1e999")]
    [InlineData("--learning-rate '0,1'", "--learning-rate", "0,1")]
    [InlineData("--momentum '1'", "--momentum", "1")]
    [InlineData("--l2 '-0.1'", "--l2", "-0.1")]
    [InlineData("--seed 'x'", "--seed", "x")]
    [InlineData("--optimizer 'newton' is not one of sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw, lion", "--optimizer", "newton")]
    [InlineData("--schedule lambda: '0'", "--schedule", "lambda:0")]
    [InlineData("relu, sigmoid, tanh, leaky-relu, elu, maxout", "--model", "mlp3", "--activation", "step")]
    [InlineData("pixels, histogram, hog, histogram+hog", "--features", "edges")]
    [InlineData("--dropout '1'", "--dropout", "1")]
    [InlineData("--dropout is for --model mlp2 and mlp3", "--model", "svm", "--dropout", "0.5")]
    [InlineData("--momentum is for", "--optimizer", "adam", "--momentum", "0.5")]
    [InlineData("--elastic has squares of its own", "--elastic", "1", "--l2", "1")]
    [InlineData("--features is for images", "--features", "hog")]
    [InlineData("--resume needs --checkpoint", "--resume")]
    [InlineData("--checkpoint is of one model", "--checkpoint", "a")]
    [InlineData("needs the name of a file", "--report", "")]
    [InlineData("needs the folder", "--data", "cifar10:")]
    [InlineData("--activation is for --model mlp3", "--activation", "relu")]
    [InlineData("--hidden is for --model mlp2 and mlp3", "--model", "svm", "--hidden", "5")]
    public void What_cannot_be_done_is_told(string message, params string[] arguments) =>
        Assert.Contains(message, Assert.Throws<UsageException>(() => OptionParser.Parse(arguments)).Message, StringComparison.Ordinal);
}
