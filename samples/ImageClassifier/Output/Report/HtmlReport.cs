using System.Globalization;
using System.Net;
using System.Text;
using ImageClassifier.CommandLine;
using ImageClassifier.Data;
using ImageClassifier.Models;
using ImageClassifier.Training;

namespace ImageClassifier.Output.Report;

/// <summary>One page that tells how a training went, with nothing to be loaded from elsewhere.</summary>
internal static class HtmlReport
{
    public static void Write(
        string path, Dataset data, Options options, IReadOnlyList<TrainingOutcome> outcomes, IReadOnlyList<TrainedModel> models)
    {
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>Training report</title>\n<style>\n").Append(ReportStyle.Text).Append("</style>\n</head>\n<body>\n<main>\n");
        html.Append("<h1>Training report</h1>\n<p>").Append(WebUtility.HtmlEncode(data.Description)).Append(".</p>\n");
        html.Append(Outcomes(outcomes));
        foreach (TrainedModel model in models)
        {
            html.Append(Section(model, data));
        }

        html.Append("<section>\n<h2>To repeat this run</h2>\n<pre>").Append(WebUtility.HtmlEncode(CommandText.Of(options))).Append("</pre>\n</section>\n");
        html.Append("</main>\n</body>\n</html>\n");
        File.WriteAllText(path, html.ToString());
    }

    private static string Outcomes(IReadOnlyList<TrainingOutcome> outcomes)
    {
        HtmlTable table = new("model", "epochs", "loss", "train accuracy", "test accuracy", "seconds");
        foreach (TrainingOutcome outcome in outcomes)
        {
            table.AddRow(
                outcome.Model,
                outcome.Epochs == 0 ? "–" : outcome.Epochs.ToString(CultureInfo.InvariantCulture),
                double.IsNaN(outcome.Loss) ? "–" : Number(outcome.Loss, "F4"),
                double.IsNaN(outcome.TrainAccuracy) ? "–" : Number(outcome.TrainAccuracy, "F4"),
                Number(outcome.TestAccuracy, "F4"),
                Number(outcome.Duration.TotalSeconds, "F1"));
        }

        return table.ToString();
    }

    private static string Section(TrainedModel model, Dataset data)
    {
        Classifier classifier = model.Objective.Classifier;
        StringBuilder html = new();
        html.Append(CultureInfo.InvariantCulture, $"<section>\n<h2>{classifier.Name}</h2>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{classifier.Layout.Parameters} parameters; {WebUtility.HtmlEncode(model.Hyperparameters.ToString())}.</p>\n");
        IReadOnlyList<EpochRecord> epochs = model.History;
        if (epochs.Count > 1)
        {
            html.Append("<div class=\"charts\">\n");
            html.Append(new LineChart("loss", epochs, [("training", e => e.TrainLoss), ("validation", e => e.ValidationLoss)]));
            html.Append(new LineChart("accuracy", epochs, [("training", e => e.TrainAccuracy), ("validation", e => e.ValidationAccuracy)]));
            html.Append(new LineChart("learning rate", epochs, [("learning rate", e => e.LearningRate)]));
            html.Append("</div>\n<p class=\"note\">Validation is on the test samples, which training never sees (on the spiral they are the training points).</p>\n");
        }

        html.Append("<h3>Confusion matrix of the test samples</h3>\n");
        html.Append(ConfusionTable.Of(ConfusionMatrix.Of(model.Objective.Network, model.Parameters, data.Test, data.Classes)));
        if (data.Train.Width == 2)
        {
            html.Append("<h3>Decision regions</h3>\n").Append(DecisionRegions.Of(model.Objective.Network, model.Parameters, data));
        }
        else if (data.Picture is { } shape)
        {
            html.Append("<h3>").Append(classifier.Layout.Layers == 1 ? "Templates: the weights of each class" : "Weights of the first hidden units").Append("</h3>\n");
            html.Append(Templates.Of(classifier.Layout, model.Parameters, shape));
        }

        html.Append("<h3>Gradient check before training</h3>\n").Append(GradientTable.Of(model.Verification));
        return html.Append("</section>\n").ToString();
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
