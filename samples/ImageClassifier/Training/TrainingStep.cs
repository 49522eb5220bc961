namespace ImageClassifier.Training;

/// <summary>How far training has come: <paramref name="Batch"/> of <paramref name="Batches"/> in an epoch, both counted from 1.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Batch">The batch in it, counted from 1.</param>
/// <param name="Batches">How many batches an epoch has.</param>
/// <param name="Loss">The mean objective over the epoch so far.</param>
/// <param name="SamplesPerSecond">The throughput since training began.</param>
internal readonly record struct TrainingStep(int Epoch, int Batch, int Batches, double Loss, double SamplesPerSecond);
