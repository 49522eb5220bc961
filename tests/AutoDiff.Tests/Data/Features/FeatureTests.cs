using AutoDiff.Data;
using AutoDiff.Data.Features;

namespace AutoDiff.Tests.Data.Features;

public sealed class FeatureTests
{
    [Fact]
    public void A_histogram_is_shares_of_the_pixels()
    {
        ColourImage image = new(2, 1, [0, 128, 255, 64, 128, 254]);
        double[] features = new double[12];
        ColourHistogram.Of(image, 4, features);
        Assert.Equal([0.5, 0.5, 0, 0, /**/ 0, 0, 1, 0, /**/ 0, 0, 0, 1], features);
    }

    [Fact]
    public void A_histogram_does_not_see_where_pixels_are_nor_how_large_the_image_is()
    {
        ColourImage image = Noise(8, 6, 1);
        double[] expected = Histogram(image);
        Assert.Equal(expected, Histogram(Mirrored(image)));
        ColourImage doubled = new(8, 12, [.. image.Values, .. image.Values]);
        Assert.All(expected.Zip(Histogram(doubled)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void A_vertical_edge_has_a_horizontal_gradient_and_a_horizontal_edge_a_vertical_one()
    {
        byte[] vertical = [.. Enumerable.Range(0, 64).Select(i => (byte)(i % 8 < 4 ? 0 : 255))];
        byte[] horizontal = [.. Enumerable.Range(0, 64).Select(i => (byte)(i / 8 < 4 ? 0 : 255))];
        double[] features = new double[4];
        OrientedGradients.Of(ColourImage.FromGrey(8, 8, vertical), 8, 4, features);
        Assert.Equal([16.0 / 64, 0, 0, 0], features.Select(f => Math.Round(f, 12)));
        OrientedGradients.Of(ColourImage.FromGrey(8, 8, horizontal), 8, 4, features);
        Assert.Equal([0, 0, 16.0 / 64, 0], features.Select(f => Math.Round(f, 12)));
    }

    [Fact]
    public void Brightness_everywhere_changes_no_gradient_and_contrast_scales_them()
    {
        byte[] grey = [.. Noise(16, 16, 2).Values.ToArray().Where((_, i) => i % 3 == 0).Select(v => (byte)(v / 4))];
        double[] plain = Gradients(grey);
        double[] brighter = Gradients([.. grey.Select(v => (byte)(v + 100))]);
        double[] stronger = Gradients([.. grey.Select(v => (byte)(v * 3))]);
        Assert.All(Enumerable.Range(0, plain.Length), i =>
        {
            Assert.Equal(plain[i], brighter[i], 1e-12);
            Assert.Equal(3 * plain[i], stronger[i], 1e-12);
        });
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>("features", () => ColourHistogram.Of(Noise(2, 2, 1), 4, new double[11]));
        Assert.Throws<ArgumentException>("features", () => OrientedGradients.Of(Noise(8, 8, 1), 8, 9, new double[8]));
        Assert.Throws<ArgumentException>("values", () => new ColourImage(2, 2, new byte[11]));
    }

    private static double[] Gradients(byte[] grey)
    {
        double[] features = new double[OrientedGradients.Length(16, 16, 8, 9)];
        OrientedGradients.Of(ColourImage.FromGrey(16, 16, grey), 8, 9, features);
        return features;
    }

    private static double[] Histogram(ColourImage image)
    {
        double[] features = new double[ColourHistogram.Length(8)];
        ColourHistogram.Of(image, 8, features);
        return features;
    }

    private static ColourImage Noise(int width, int height, int seed)
    {
        byte[] values = new byte[width * height * 3];
        new Random(seed).NextBytes(values);
        return new ColourImage(width, height, values);
    }

    private static ColourImage Mirrored(ColourImage image) => new(
        image.Width,
        image.Height,
        [.. from y in Enumerable.Range(0, image.Height)
            from x in Enumerable.Range(0, image.Width)
            from c in Enumerable.Range(0, 3)
            select image[image.Width - 1 - x, y, c]]);
}
