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
          --data DATA            spiral       three interleaved arms of 100 points in the plane (default)
                                 mnist:DIR    the IDX files of MNIST in the folder DIR, gzipped or not; where only the
                                              10,000 t10k images are there, 8,000 to train on and 2,000 to test
                                 cifar10:DIR  the binary version of CIFAR-10: data_batch_1.bin to _5.bin and test_batch.bin
          --features KIND        of images: pixels (default), histogram (of colours), hog (oriented gradients), histogram+hog
          --epochs N             passes over the training samples
          --batch N              samples a step (default 256)
          --optimizer KIND       sgd, momentum (default), nesterov, adagrad, rmsprop, adam, adamw, lion
          --learning-rate X      the length of a step
          --schedule KIND        of the learning rate: constant (default), lambda:X (times X each epoch), step, exponential,
                                 cosine, onecycle, plateau (lower where the loss no longer falls)
          --momentum X           of momentum and nesterov: the share of a step that carries on into the next, in [0, 1)
                                 (default 0.9)
          --l1 X                 λ of the penalty λ Σ |w|
          --l2 X                 λ of the penalty λ Σ w²
          --elastic B            in place of both λ Σ (B w² + |w|), with the λ of --l1 (default 1e-4)
          --max-norm X           the longest that a unit's weights may get
          --dropout P            the share of hidden units that is silenced in each step
          --hidden N             units of each hidden layer of mlp2 and mlp3 (default 100)
          --activation KIND      relu (default), sigmoid, tanh, leaky-relu, elu or maxout, for mlp3
          --baseline             also random search (best of 1000) and nearest neighbours, to be beaten
          --checkpoint FILE      saves the training there as it goes on
          --resume               goes on from the checkpoint, if it is there
          --report FILE          writes a page with curves, confusion matrix, pictures of the weights and the settings
          --seed N               of the random numbers: the spiral, the first weights, the order of samples (default 36)
          -h, --help             this text

        The defaults of --epochs, --learning-rate and --l2 depend on the model and the data; a run prints them.
        The last line is the test accuracy, on the spiral that of its training points. Exit codes: 0 trained, 1 a gradient
        check failed or the loss diverged, 2 the command line or the data cannot be used, 130 interrupted.
        """;
}
