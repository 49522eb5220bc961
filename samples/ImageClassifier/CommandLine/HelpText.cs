namespace ImageClassifier.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    public const string Text = """
        Trains image classifiers on gradients that the compiler wrote.

        Usage: ImageClassifier [options]

        With no options: softmax, then mlp2, on the spiral.

          --model MODEL          svm      linear scores, multiclass hinge loss
                                 softmax  linear scores, softmax cross-entropy
                                 mlp2     one hidden layer of rectified units, softmax cross-entropy
                                 mlp3     two hidden layers, softmax cross-entropy
          --data DATA            spiral     three interleaved arms of 100 points in the plane (default)
                                 mnist:DIR  the IDX files of MNIST in the folder DIR, gzipped or not; where only the
                                            10,000 t10k images are there, 8,000 to train on and 2,000 to test
          --epochs N             passes over the training samples
          --batch N              samples a step (default 256)
          --learning-rate X      the length of a step
          --momentum X           the share of a step that carries on into the next, in [0, 1) (default 0.9)
          --l2 X                 λ of the penalty λ‖W‖²
          --hidden N             units of each hidden layer of mlp2 and mlp3 (default 100)
          --activation KIND      relu or sigmoid, for mlp3 (default relu)
          --seed N               of the random numbers: the spiral, the first weights, the order of samples (default 36)
          -h, --help             this text

        The defaults of --epochs, --learning-rate and --l2 depend on the model and the data; a run prints them.
        The last line is the test accuracy, on the spiral that of its training points. Exit codes: 0 trained, 1 a gradient
        check failed or the loss diverged, 2 the command line or the data cannot be used, 130 interrupted.
        """;
}
