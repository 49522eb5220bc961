using ImageClassifier.Data;

namespace ImageClassifier.Tests.Data;

public class SpiralDataTests
{
    [Fact]
    public void Three_arms_of_100_points_run_from_the_centre_to_radius_1()
    {
        LabelledSet points = SpiralData.Create(1).Train;
        Assert.Equal(300, points.Count);
        Assert.Equal(2, points.Width);
        for (int i = 0; i < points.Count; i++)
        {
            Assert.Equal(i / 100, points.Labels[i]);
            Assert.Equal(i % 100 / 99.0, Math.Sqrt(points.Row(i)[0] * points.Row(i)[0] + points.Row(i)[1] * points.Row(i)[1]), 1e-12);
        }
    }

    [Fact]
    public void The_angle_follows_the_arm_with_noise_of_spread_one_fifth()
    {
        LabelledSet points = SpiralData.Create(1).Train;
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < points.Count; i++)
        {
            if (i % 100 > 0)
            {
                double angle = 4 * (points.Labels[i] + i % 100 / 99.0);
                double off = Math.IEEERemainder(Math.Atan2(points.Row(i)[0], points.Row(i)[1]) - angle, 2 * Math.PI);
                sum += off * off;
                counted++;
            }
        }

        Assert.InRange(Math.Sqrt(sum / counted), 0.17, 0.23);
    }

    [Fact]
    public void The_seed_decides_the_points()
    {
        Assert.Equal(SpiralData.Create(5).Train.Features, SpiralData.Create(5).Train.Features);
        Assert.NotEqual(SpiralData.Create(5).Train.Features, SpiralData.Create(6).Train.Features);
    }
}
