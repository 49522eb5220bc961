namespace ImageClassifier.CommandLine;

/// <summary>The learning-rate schedules that <c>--schedule</c> offers.</summary>
internal enum ScheduleKind
{
    Constant,
    Lambda,
    Step,
    Exponential,
    Cosine,
    OneCycle,
    Plateau,
}
