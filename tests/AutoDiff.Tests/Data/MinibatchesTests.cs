using AutoDiff.Data;

namespace AutoDiff.Tests.Data;

public sealed class MinibatchesTests
{
    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(10, 5, 2)]
    [InlineData(103, 10, 11)]
    [InlineData(7, int.MaxValue, 1)]
    public void An_epoch_visits_every_index_once(int count, int batchSize, int batches)
    {
        Minibatches minibatches = new(count, batchSize, seed: 1);
        Assert.Equal(batches, minibatches.BatchesPerEpoch);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            List<int[]> seen = Epoch(minibatches);
            Assert.Equal(batches, seen.Count);
            Assert.All(seen.SkipLast(1), batch => Assert.Equal(batchSize, batch.Length));
            Assert.Equal(Enumerable.Range(0, count), seen.SelectMany(batch => batch).Order());
        }
    }

    [Fact]
    public void The_seed_determines_the_order_and_epochs_differ()
    {
        Minibatches one = new(1000, 32, 5), same = new(1000, 32, 5), other = new(1000, 32, 6);
        int[] first = [.. Epoch(one).SelectMany(b => b)];
        int[] second = [.. Epoch(one).SelectMany(b => b)];
        Assert.Equal(first, Epoch(same).SelectMany(b => b));
        Assert.Equal(second, Epoch(same).SelectMany(b => b));
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, Epoch(other).SelectMany(b => b));
        Assert.NotEqual(Enumerable.Range(0, 1000), first);
    }

    [Fact]
    public void Every_index_is_equally_likely_to_come_first()
    {
        Minibatches minibatches = new(5, 1, 3);
        int[] counts = new int[5];
        for (int epoch = 0; epoch < 10_000; epoch++)
        {
            counts[Epoch(minibatches)[0][0]]++;
        }

        // 2000 expected, standard deviation 40.
        Assert.All(counts, count => Assert.InRange(count, 1800, 2200));
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new Minibatches(-1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new Minibatches(1, 0, 0));
    }

    private static List<int[]> Epoch(Minibatches minibatches)
    {
        List<int[]> batches = [];
        foreach (ReadOnlySpan<int> batch in minibatches.NextEpoch())
        {
            batches.Add(batch.ToArray());
        }

        return batches;
    }
}
