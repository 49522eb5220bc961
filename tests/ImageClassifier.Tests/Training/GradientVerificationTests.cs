using ImageClassifier.Data;
using ImageClassifier.Models;
using ImageClassifier.Training;

namespace ImageClassifier.Tests.Training;

public class GradientVerificationTests
{
    private const int Classes = 4;

    public static TheoryData<string> Models { get; } = ["svm", "softmax", "mlp2", "mlp3 relu", "mlp3 sigmoid", "mlp3 tanh", "mlp3 leaky-relu", "mlp3 elu", "mlp3 maxout"];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradients_of_every_model_agree_with_numerical_ones(string model)
    {
        Classifier classifier = SomeClassifiers.Named(model, 5, Classes);
        Verification verification = GradientVerification.Run(
            new Objective(classifier, new Penalty(0, 0.01), 8), Initialization.Draw(classifier, 2), RandomSet(8), seed: 3);
        Assert.Matches("^gradient check: worst relative error [0-9.]+e-[0-9]+ over 3 random samples", verification.Text);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_of_a_batch_is_the_mean_of_its_samples(string model)
    {
        LabelledSet set = RandomSet(37);
        Classifier classifier = SomeClassifiers.Named(model, set.Width, Classes);
        var objective = new Objective(classifier, new Penalty(0, 0.01), set.Count);
        double[] parameters = Initialization.Draw(classifier, 4);
        double[] mean = new double[parameters.Length];
        double[] gradient = new double[parameters.Length];
        double loss = 0;
        for (int i = 0; i < set.Count; i++)
        {
            double value = objective.SampleGradient(parameters, set.Row(i), set.Labels[i], gradient);
            Assert.Equal(objective.OfSample(parameters, set.Row(i), set.Labels[i]), value, 1e-12);
            loss += value / set.Count;
            for (int k = 0; k < mean.Length; k++)
            {
                mean[k] += gradient[k] / set.Count;
            }
        }

        Assert.Equal(loss, objective.BatchGradient(parameters, set.Features, set.Labels, gradient), 1e-12);
        Assert.All(mean.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void A_wrong_gradient_of_a_sample_is_found()
    {
        Classifier right = SomeClassifiers.Named("softmax", 5, Classes);
        Classifier wrong = right with
        {
            LossBackward = (p, x, label, upstream, gradient) =>
            {
                double loss = right.LossBackward(p, x, label, upstream, gradient);
                gradient[3] *= 1.001;
                return loss;
            },
        };
        Assert.Contains("the gradient check of softmax failed", Failure(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_gradient_of_the_scores_is_found()
    {
        Classifier wrong = SomeClassifiers.Named("softmax", 5, Classes) with { ScoreLossBackward = SvmClassifier.ScoreLossBackward };
        Assert.Contains("the gradient of a batch of softmax is not the mean", Failure(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_of_a_batch_that_is_not_a_number_is_found()
    {
        Classifier wrong = SomeClassifiers.Named("softmax", 5, Classes) with
        {
            ScoreLossBackward = (scores, label, upstream, gradient) => gradient[0] = double.NaN,
        };
        Assert.Contains("a batch of softmax", Failure(wrong), StringComparison.Ordinal);
    }

    private static string Failure(Classifier classifier) => Assert.Throws<FailedCheckException>(() => GradientVerification.Run(
        new Objective(classifier, new Penalty(0, 0.01), 8), Initialization.Draw(classifier, 2), RandomSet(8), seed: 3)).Message;

    private static LabelledSet RandomSet(int count)
    {
        var random = new Random(1);
        double[] features = new double[count * 5];
        int[] labels = new int[count];
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = random.NextGaussian();
        }

        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = random.Next(Classes);
        }

        return new LabelledSet(features, labels, 5);
    }
}
