using System.Collections.Generic;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// What is taken for granted of objects that are not differentiated, so that their members can be read once, at the start of the generated
/// method. Where a binding shows one of it to be wrong, the method is bound again without.
/// </summary>
internal sealed class ObjectAssumptions
{
    private readonly HashSet<string> maybeNull = [];
    private readonly HashSet<WrittenBuffer> written = [];

    /// <summary>Nothing that the method calls could change an object behind its back.</summary>
    public bool AreStable { get; private set; } = true;

    public bool HasChanged { get; private set; }

    public void Forget() => HasChanged = false;

    /// <summary>Buffers of the caller's that the method writes, which memory that it reaches through objects may be.</summary>
    public IReadOnlyCollection<WrittenBuffer> Written => written;

    public void AddWritten(WrittenBuffer buffer) => HasChanged |= written.Add(buffer);

    public void AddUnstable()
    {
        HasChanged |= AreStable;
        AreStable = false;
    }

    /// <summary>The method asks whether the object is null, and goes on if it is.</summary>
    public void AddMaybeNull(string path) => HasChanged |= maybeNull.Add(path);

    /// <summary>Whether an object on the way to this one, or it itself, may be null.</summary>
    public bool MaybeNull(string path)
    {
        foreach (string known in maybeNull)
        {
            if (path == known || path.StartsWith(known + ".", System.StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
