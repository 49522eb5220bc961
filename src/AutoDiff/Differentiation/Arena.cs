using System.Buffers;
using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>
/// The memory of arrays that change hands: each is a start and a length in one growing arena, so that two variables are swapped by
/// swapping integers. Arrays stay where they are until the end, for the reverse sweep to find. Used by generated code.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public ref struct Arena<T>
{
    // Blocks never move, so that spans into them stay valid while the arena grows: the caller's memory, then pooled arrays. Where a
    // block begins follows from the lengths that were asked for alone: two arenas that are asked for the same agree on every start.
    private readonly Span<T> initial;
    private Span<T> current;
    private int currentStart;
    private int used;
    private T[][]? rented;
    private int[]? starts;
    private int rentedCount;

    /// <summary>Starts with no arrays.</summary>
    /// <param name="initial">Memory to begin with; its contents do not matter.</param>
    public Arena(Span<T> initial)
    {
        this.initial = initial;
        current = initial;
    }

    /// <summary>Every array lies below this position.</summary>
    public readonly int Length => currentStart + used;

    /// <summary>Makes an array of zeros.</summary>
    /// <param name="length">The number of elements.</param>
    /// <returns>Where it starts.</returns>
    /// <exception cref="OverflowException">The length is negative, or the arena too large.</exception>
    public int Take(int length)
    {
        if ((uint)length > (uint)(current.Length - used))
        {
            Grow(length);
        }

        int start = used;
        used += length;
        Span<T> taken = current[start..used];

        // A vector clear of a small span, followed by calls of Math.Exp and the like, slows every one of those down: so by element.
        if (length > 128)
        {
            taken.Clear();
        }
        else
        {
            for (int i = 0; i < taken.Length; i++)
            {
                taken[i] = default!;
            }
        }

        return currentStart + start;
    }

    /// <summary>The array, or a part of one, at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Span<T> Slice(int start, int length)
    {
        int offset = start - currentStart;
        return offset >= 0 ? current.Slice(offset, length) : SliceOfEarlier(start, length);
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        for (int i = 0; i < rentedCount; i++)
        {
            ArrayPool<T>.Shared.Return(rented![i]);
            rented[i] = null!;
        }

        rentedCount = 0;
        current = default;
    }

    private readonly Span<T> SliceOfEarlier(int start, int length)
    {
        for (int i = rentedCount - 2; i >= 0; i--)
        {
            if (start >= starts![i])
            {
                return rented![i].AsSpan(start - starts[i], length);
            }
        }

        return initial.Slice(start, length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length)
    {
        if (length < 0)
        {
            throw new OverflowException($"An array cannot have {length} elements.");
        }

        currentStart = checked(currentStart + current.Length);
        int capacity = Math.Max(length, Math.Max(256, (int)Math.Min(2L * current.Length, 1 << 24)));
        _ = checked(currentStart + capacity);
        T[] block = ArrayPool<T>.Shared.Rent(capacity);
        if (rented is null || rentedCount == rented.Length)
        {
            Array.Resize(ref rented, Math.Max(8, 2 * rentedCount));
            Array.Resize(ref starts, Math.Max(8, 2 * rentedCount));
        }

        rented[rentedCount] = block;
        starts![rentedCount] = currentStart;
        rentedCount++;
        current = block.AsSpan(0, capacity);
        used = 0;
    }
}
