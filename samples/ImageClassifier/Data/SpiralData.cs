namespace ImageClassifier.Data;

/// <summary>
/// Three interleaved spiral arms in the plane: no straight line separates them, so a linear classifier is little better
/// than guessing and a network with a hidden layer is needed. It is judged on the points that it is trained on.
/// </summary>
internal static class SpiralData
{
    private const int Arms = 3;
    private const int PointsPerArm = 100;
    private const double AngularNoise = 0.2;

    public static Dataset Create(int seed)
    {
        var random = new Random(seed);
        double[] features = new double[Arms * PointsPerArm * 2];
        int[] labels = new int[Arms * PointsPerArm];
        for (int arm = 0; arm < Arms; arm++)
        {
            for (int i = 0; i < PointsPerArm; i++)
            {
                double along = i / (PointsPerArm - 1.0);
                double angle = 4 * (arm + along) + AngularNoise * random.NextGaussian();
                int point = arm * PointsPerArm + i;
                features[2 * point] = along * Math.Sin(angle);
                features[2 * point + 1] = along * Math.Cos(angle);
                labels[point] = arm;
            }
        }

        var points = new LabelledSet(features, labels, 2);
        return new Dataset($"spiral: {Arms} arms of {PointsPerArm} points, judged on the same points", "points", Arms, points, points);
    }
}
