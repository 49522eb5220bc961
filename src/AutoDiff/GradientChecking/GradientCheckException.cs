namespace AutoDiff.GradientChecking;

/// <summary>A gradient check failed. The message is the table that <see cref="GradientCheckResult.ToString"/> prints.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>Makes an exception without a result.</summary>
    public GradientCheckException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What went wrong.</param>
    public GradientCheckException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public GradientCheckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception of a failed check.</summary>
    /// <param name="result">The check; its table becomes the message.</param>
    public GradientCheckException(GradientCheckResult result)
        : base((result ?? throw new ArgumentNullException(nameof(result))).ToString())
    {
        Result = result;
    }

    /// <summary>The check that failed, where the exception came from one.</summary>
    public GradientCheckResult? Result { get; }
}
