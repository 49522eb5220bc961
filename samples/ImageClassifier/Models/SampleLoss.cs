namespace ImageClassifier.Models;

/// <summary>A model's loss of one sample, as a function of all its parameters.</summary>
internal delegate double SampleLoss(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, int label);

/// <summary>The generated derivative of a <see cref="SampleLoss"/>; adds to <paramref name="gradient"/>.</summary>
internal delegate double SampleLossBackward(
    ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, int label, double upstream, Span<double> gradient);

/// <summary>The generated derivative of a loss of class scores; adds to <paramref name="scoresGradient"/>.</summary>
internal delegate double ScoreLossBackward(
    ReadOnlySpan<double> scores, int label, double upstream, Span<double> scoresGradient);
