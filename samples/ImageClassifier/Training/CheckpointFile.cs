using System.Diagnostics;
using AutoDiff.Checkpoints;

namespace ImageClassifier.Training;

/// <summary>
/// The file from which an interrupted training goes on. It holds the state after the latest whole epoch, and is written at most once a second, so that
/// short epochs do not wait for the disk.
/// </summary>
/// <param name="path">Where it is.</param>
/// <param name="settings">What must be the same for the training to go on as it was.</param>
internal sealed class CheckpointFile(string path, string settings)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Checkpoint? _latest;
    private long _written;

    public bool Exists => File.Exists(path);

    /// <summary>Takes note of the state after an epoch.</summary>
    public void Note(Trainer trainer, ReadOnlySpan<double> parameters)
    {
        _latest = new Checkpoint();
        _latest.Put("settings", settings);
        _latest.Put("parameters", parameters);
        trainer.Save(_latest);
        if (_written == 0 || Stopwatch.GetElapsedTime(_written) >= Interval)
        {
            Flush();
        }
    }

    /// <summary>Writes what was noted and is not on the disk yet.</summary>
    public void Flush()
    {
        _latest?.Save(path);
        _latest = null;
        _written = Stopwatch.GetTimestamp();
    }

    /// <summary>Goes on from the file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another training.</exception>
    public void Load(Trainer trainer, Span<double> parameters)
    {
        Checkpoint checkpoint = Checkpoint.Load(path);
        string saved = checkpoint.GetText("settings");
        if (saved != settings)
        {
            throw new InvalidDataException($"'{path}' is of another training: it was '{saved}', this is '{settings}'");
        }

        checkpoint.Get("parameters", parameters);
        trainer.Load(checkpoint);
    }
}
