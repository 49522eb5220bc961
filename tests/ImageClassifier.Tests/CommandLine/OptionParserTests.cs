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
        Assert.Null(options.MnistDirectory);
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
        Assert.Equal("some/dir", options.MnistDirectory);
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
        Assert.Equal("a=b", OptionParser.Parse(["--data=mnist:a=b"]).MnistDirectory);

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
    [InlineData("--activation is for --model mlp3", "--activation", "relu")]
    [InlineData("--hidden is for --model mlp2 and mlp3", "--model", "svm", "--hidden", "5")]
    public void What_cannot_be_done_is_told(string message, params string[] arguments) =>
        Assert.Contains(message, Assert.Throws<UsageException>(() => OptionParser.Parse(arguments)).Message, StringComparison.Ordinal);
}
