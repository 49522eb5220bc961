namespace ImageClassifier.Training;

/// <summary>A gradient is not what it should be, so that training on it would mean nothing.</summary>
internal sealed class FailedCheckException(string message) : Exception(message);
