namespace Corpus;

public readonly record struct Point2(double X, double Y)
{
    public double SquaredNorm => X * X + Y * Y;

    public double Dot(double x, double y) => X * x + Y * y;
}

public struct Box
{
    public Point2 Low;

    public Point2 High { get; init; }

    public double Padding { get; set; }

    public int Tag;

    public readonly double Width => High.X - Low.X + 2 * Padding;
}

public class Scene
{
    public Point2 Camera { get; set; }

    public Box Bounds;

    public double[] Depths = [];
}

public static partial class StructParameters
{
    [Differentiable]
    [Sample]
    public static double Norm(Point2 p) => Math.Sqrt(p.SquaredNorm) * p.Dot(1, 2);

    [Differentiable]
    [Sample("box.Tag=2")]
    public static double Area(Box box, double scale) => box.Width * (box.High.Y - box.Low.Y + 2 * box.Padding) * scale * box.Tag;

    [Differentiable(nameof(p))]
    [Sample("box.Tag=1")]
    public static double Inside(Point2 p, Box box) => p.X * box.Low.X + p.Y * box.High.Y;

    [Differentiable]
    [Sample("scene.Bounds.Tag=1 scene.Depths[3]")]
    public static double View(Scene scene, double zoom)
    {
        double sum = scene.Camera.SquaredNorm * zoom;
        foreach (double d in scene.Depths)
        {
            sum += d * d * scene.Bounds.High.X / (1 + scene.Bounds.Low.Y * scene.Camera.X);
        }

        return sum + scene.Bounds.Padding;
    }

    [Differentiable(nameof(x))]
    [Sample("scene.Bounds.Tag=1 scene.Depths[3]")]
    public static double Data(Scene scene, double x) => scene.Camera.Dot(x, 2) * scene.Bounds.Width * x * scene.Depths[1];

    [Differentiable]
    [Sample("&scene.Bounds.Padding scene.Bounds.Tag=4 scene.Depths[1]")]
    public static void Grow(Scene scene, double x) => scene.Bounds.Padding += x * scene.Camera.Y;
}
