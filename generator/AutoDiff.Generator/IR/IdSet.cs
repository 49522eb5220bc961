using System;
using System.Collections;
using System.Collections.Generic;

namespace AutoDiff.Generator.IR;

/// <summary>
/// A set of the ids of variables. They are numbers close to each other, so that a bit for each is the smallest form, and the fastest to
/// unite and to compare: what code reads and writes is asked for all the time.
/// </summary>
internal sealed class IdSet : IEnumerable<int>
{
    private const int WordSize = 64;

    private ulong[] words = [];

    // The number of the first word; ids of arguments are negative.
    private int first;

    public IdSet()
    {
    }

    private IdSet(IdSet other)
    {
        words = (ulong[])other.words.Clone();
        first = other.first;
    }

    public IdSet Copy() => new(this);

    public bool Contains(int id)
    {
        int at = WordOf(id) - first;
        return (uint)at < (uint)words.Length && (words[at] & BitOf(id)) != 0;
    }

    /// <summary>Whether the id is new.</summary>
    public bool Add(int id)
    {
        int word = WordOf(id);
        Cover(word, word + 1);
        bool isNew = (words[word - first] & BitOf(id)) == 0;
        words[word - first] |= BitOf(id);
        return isNew;
    }

    public void Remove(int id)
    {
        int at = WordOf(id) - first;
        if ((uint)at < (uint)words.Length)
        {
            words[at] &= ~BitOf(id);
        }
    }

    public void Clear() => Array.Clear(words, 0, words.Length);

    /// <summary>Whether the set has grown.</summary>
    public bool UnionWith(IdSet other)
    {
        if (other.words.Length == 0)
        {
            return false;
        }

        Cover(other.first, other.first + other.words.Length);
        int distance = other.first - first;
        bool grows = false;
        for (int i = 0; i < other.words.Length; i++)
        {
            ulong before = words[i + distance];
            words[i + distance] = before | other.words[i];
            grows |= words[i + distance] != before;
        }

        return grows;
    }

    public bool Overlaps(IdSet other)
    {
        int from = Math.Max(first, other.first);
        int to = Math.Min(first + words.Length, other.first + other.words.Length);
        for (int word = from; word < to; word++)
        {
            if ((words[word - first] & other.words[word - other.first]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsSubsetOf(IdSet other)
    {
        for (int at = 0; at < words.Length; at++)
        {
            int there = first + at - other.first;
            ulong others = (uint)there < (uint)other.words.Length ? other.words[there] : 0;
            if ((words[at] & ~others) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public IEnumerator<int> GetEnumerator()
    {
        for (int at = 0; at < words.Length; at++)
        {
            for (int bit = 0; words[at] >> bit != 0; bit++)
            {
                if ((words[at] >> bit & 1) != 0)
                {
                    yield return ((first + at) * WordSize) + bit;
                }

                if (bit == WordSize - 1)
                {
                    break;
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // An arithmetic shift rounds down, for negative ids as well.
    private static int WordOf(int id) => id >> 6;

    private static ulong BitOf(int id) => 1UL << (id & (WordSize - 1));

    /// <summary>Makes room for the words from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    private void Cover(int start, int end)
    {
        if (words.Length == 0)
        {
            first = start;
        }

        int newFirst = Math.Min(first, start);
        int newEnd = Math.Max(first + words.Length, end);
        if (newEnd - newFirst != words.Length)
        {
            ulong[] wider = new ulong[newEnd - newFirst];
            words.CopyTo(wider, first - newFirst);
            words = wider;
            first = newFirst;
        }
    }
}
