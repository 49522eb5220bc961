using System.Buffers;
using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>
/// The values that a loop must remember for its reverse sweep, last in, first out. It begins on the caller's stack and moves to a
/// pooled array when it outgrows that. Used by generated code.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public ref struct Tape<T>
{
    private Span<T> values;
    private T[]? rented;
    private int count;

    /// <summary>Starts an empty tape.</summary>
    /// <param name="initial">Memory to begin with; its contents do not matter.</param>
    public Tape(Span<T> initial)
    {
        values = initial;
        rented = null;
        count = 0;
    }

    /// <summary>The number of values on the tape.</summary>
    public readonly int Count => count;

    /// <summary>Puts a value on the tape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        int index = count;
        Span<T> room = values;
        if ((uint)index < (uint)room.Length)
        {
            room[index] = value;
            count = index + 1;
        }
        else
        {
            PushSlowly(value);
        }
    }

    /// <summary>Takes the last value off the tape.</summary>
    /// <exception cref="IndexOutOfRangeException">The tape is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        int index = count - 1;
        T value = values[index];
        count = index;
        return value;
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
            rented = null;
        }

        values = default;
        count = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PushSlowly(T value)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(256, 2 * values.Length));
        values.CopyTo(larger);
        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
        }

        rented = larger;
        values = larger;
        values[count++] = value;
    }
}
