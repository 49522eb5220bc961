using ImageClassifier.Output;
using ImageClassifier.Training;

namespace ImageClassifier.Tests.Output;

public class PlainDisplayTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 20)]
    [InlineData(21, 11)]
    [InlineData(3000, 20)]
    public void Epochs_make_at_most_twenty_lines_and_the_last_is_among_them(int epochs, int lines)
    {
        using var output = new StringWriter();
        new PlainDisplay(output).Show("mlp2", "images", epochs, report =>
        {
            for (int epoch = 1; epoch <= epochs; epoch++)
            {
                report(new TrainingStep(epoch, 1, 2, 0.5, 1000));
                report(new TrainingStep(epoch, 2, 2, 0.25, 1000));
            }
        });
        string[] written = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines, written.Length);
        Assert.Equal($"mlp2 epoch {epochs}/{epochs}  loss 0.2500  1000 images/s", written[^1]);
    }
}
