namespace ImageClassifier;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A gradient check failed, or the loss diverged.</summary>
    public const int Failure = 1;

    /// <summary>The command line or the data cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>What shells expect of a program that was interrupted.</summary>
    public const int Interrupted = 130;
}
