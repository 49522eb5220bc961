using System.Buffers;
using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>
/// The memory of a method's local buffers, last in, first out: a loop body takes one per iteration, and the reverse sweep takes them
/// back, with their contents, in the opposite order. Small ones lie on the caller's stack, others in pooled arrays. Used by generated code.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public ref struct Scratch<T>
{
    // Blocks never move, so that spans into them stay valid while more are taken: the caller's memory, then pooled arrays.
    private Span<T> current;
    private int used;
    private readonly Span<T> initial;
    private T[][]? rented;
    private int[]? usedBefore;
    private int rentedCount;

    /// <summary>Starts with nothing taken.</summary>
    /// <param name="initial">Memory to begin with; its contents do not matter.</param>
    public Scratch(Span<T> initial)
    {
        this.initial = initial;
        current = initial;
    }

    /// <summary>A new buffer of zeros.</summary>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="OverflowException">The length is negative.</exception>
    public Span<T> Take(int length)
    {
        if ((uint)length > (uint)(current.Length - used))
        {
            Grow(length);
        }

        Span<T> taken = current.Slice(used, length);
        used += length;
        Zero(taken);
        return taken;
    }

    /// <summary>The buffer that was taken last and not yet given back, as it was left; with this call it is given back.</summary>
    /// <param name="length">The length that it was taken with.</param>
    /// <returns>The buffer; its contents stand until the next <see cref="Take"/>.</returns>
    public Span<T> TakeBack(int length)
    {
        while (used == 0 && length > 0)
        {
            Shrink();
        }

        used -= length;
        return current.Slice(used, length);
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        while (rentedCount > 0)
        {
            Shrink();
        }

        if (rented is not null)
        {
            ArrayPool<T[]>.Shared.Return(rented, clearArray: true);
            ArrayPool<int>.Shared.Return(usedBefore!);
            rented = null;
        }
    }

    // A vector clear of a small span, followed by calls of Math.Exp and the like, slows every one of those down: so by element.
    private static void Zero(Span<T> span)
    {
        if (span.Length > 128)
        {
            span.Clear();
            return;
        }

        for (int i = 0; i < span.Length; i++)
        {
            span[i] = default!;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length)
    {
        if (length < 0)
        {
            throw new OverflowException($"A buffer cannot have {length} elements.");
        }

        if (rented is null || rentedCount == rented.Length)
        {
            rented = Enlarge(rented);
            usedBefore = Enlarge(usedBefore);
        }

        T[] block = ArrayPool<T>.Shared.Rent(Math.Max(length, Math.Max(256, 2 * current.Length)));
        rented[rentedCount] = block;
        usedBefore![rentedCount] = used;
        rentedCount++;
        current = block;
        used = 0;
    }

    private void Shrink()
    {
        rentedCount--;
        ArrayPool<T>.Shared.Return(rented![rentedCount]);
        current = rentedCount == 0 ? initial : rented[rentedCount - 1];
        used = usedBefore![rentedCount];
    }

    private TItem[] Enlarge<TItem>(TItem[]? items)
    {
        TItem[] larger = ArrayPool<TItem>.Shared.Rent(Math.Max(16, 2 * rentedCount));
        if (items is not null)
        {
            Array.Copy(items, larger, rentedCount);
            ArrayPool<TItem>.Shared.Return(items, clearArray: true);
        }

        return larger;
    }
}
