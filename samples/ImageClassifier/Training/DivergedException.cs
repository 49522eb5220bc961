namespace ImageClassifier.Training;

/// <summary>The loss left the finite numbers.</summary>
internal sealed class DivergedException(double loss, int epoch, int batch)
    : Exception($"the loss became {(double.IsNaN(loss) ? "NaN" : "infinite")} in epoch {epoch}, batch {batch}; "
        + "a smaller --learning-rate may help");
