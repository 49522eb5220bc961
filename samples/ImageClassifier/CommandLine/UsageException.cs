namespace ImageClassifier.CommandLine;

/// <summary>The user asked for something that cannot be done; the message is the one line that is shown.</summary>
internal sealed class UsageException(string message) : Exception(message);
