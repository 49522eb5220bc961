using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoDiff.Tests.Traps;

/// <summary>Arguments that generated methods refuse, by the names that the caller gave them, before anything is written.</summary>
public static partial class GuardedFunctions
{
    public class Layer
    {
        public double[] Weights = [1, 2];
        public double[,] Mixing = new double[1, 2];
        public double Bias = 7;
    }

    public class Model
    {
        public double[] Weights = [1, 2];
        public Vector3[] Points = [Vector3.One];
        public double[,] Grid = new double[1, 2];
        public double[][] Rows = [[1, 2]];
        public List<double> Items = [1, 2];
        public Layer[] Layers = [new()];
        public Layer Inner = new();
        public double Bias = 7;
    }

    [Differentiable]
    public static double OfModel(Model model) => model.Weights[0] * model.Points[0].X * model.Grid[0, 0] * model.Rows[0][0] * model.Items[0]
        * model.Layers[0].Weights[0] * model.Layers[0].Mixing[0, 0] * model.Inner.Weights[0] * model.Inner.Bias * model.Bias;

    [Differentiable]
    public static double OfPoints(Vector3[] points) => points[0].X;

    [Differentiable]
    public static double OfItems(List<double> items) => items[0];

    [Differentiable]
    public static double OfGrid(double[,] grid) => grid[0, 0];

    [Differentiable]
    public static double[] Doubled(double x) => [x, x];

    [Differentiable]
    public static (double A, double B)[] Pairs(double x) => [(x, x), (x, x)];

    [Differentiable]
    public static double[,] Square(double x)
    {
        double[,] square = new double[2, 2];
        square[0, 1] = x * x;
        return square;
    }
}

public sealed class GuardTraps
{
    [Fact]
    public void Parameters_are_called_by_their_names()
    {
        Vector3[] points = new Vector3[2];
        Told("'pointsGradient' has 1 elements, but 'points' has 2.", () => GuardedFunctions.OfPointsGradient(points, new Vector3[1]));
        Told("'pointsGradient' is written and must not share memory with 'points'.", () => GuardedFunctions.OfPointsGradient(points, points));
        List<double> items = [1, 2];
        Told("'itemsGradient' has 1 elements, but 'items' has 2.", () => GuardedFunctions.OfItemsGradient(items, new double[1]));
        Told("'itemsGradient' is written and must not share memory with 'items'.", () => GuardedFunctions.OfItemsGradient(items, CollectionsMarshal.AsSpan(items)));
        Told("'gridGradient' is null, but 'grid' is not.", () => GuardedFunctions.OfGridGradient(new double[2, 2], null!));
        Told("'grid' is null, but 'gridGradient' is not.", () => GuardedFunctions.OfGridGradient(null!, new double[2, 2]));
    }

    [Fact]
    public void Members_are_called_by_their_paths()
    {
        Told("'modelGradient.Weights' has 0 elements, but 'model.Weights' has 2.", (_, g) => g.Weights = null!);
        Told("'modelGradient.Weights' is written and must not share memory with 'model.Weights'.", (m, g) => g.Weights = m.Weights);
        Told("'modelGradient.Points' has 0 numbers, but 'model.Points' has 3.", (_, g) => g.Points = []);
        Told("'modelGradient.Points' is written and must not share memory with 'model.Points'.", (m, g) => g.Points = m.Points);
        Told("'modelGradient.Grid' has the shape 1 × 1, but 'model.Grid' has 1 × 2.", (_, g) => g.Grid = new double[1, 1]);
        Told("'modelGradient.Grid' is null, but 'model.Grid' is not.", (_, g) => g.Grid = null!);
        Told("'modelGradient.Grid' is written and must not share memory with 'model.Grid'.", (m, g) => g.Grid = m.Grid);
        Told("'modelGradient.Rows[0]' has 1 elements, but 'model.Rows[0]' has 2.", (_, g) => g.Rows = [[1]]);
        Told("'modelGradient.Rows' is null.", (_, g) => g.Rows = null!);
        Told("'modelGradient.Rows' is written and must not share memory with 'model.Rows'.", (m, g) => g.Rows = [m.Rows[0]]);
        Told("'modelGradient.Items' has 1 elements, but 'model.Items' has 2.", (_, g) => g.Items = [1]);
        Told("'modelGradient.Items' is written and must not share memory with 'model.Items'.", (m, g) => g.Items = m.Items);
        Told("'modelGradient.Inner' is null.", (_, g) => g.Inner = null!);
        Told("'modelGradient.Inner.Weights' has 0 elements, but 'model.Inner.Weights' has 2.", (_, g) => g.Inner = new() { Weights = [] });
    }

    [Fact]
    public void Objects_of_an_array_are_called_by_their_places()
    {
        Told("'modelGradient.Layers' has 0 elements, but 'model.Layers' has 1.", (_, g) => g.Layers = null!);
        Told("'modelGradient.Layers[0]' is null.", (_, g) => g.Layers = [null!]);
        Told("'modelGradient.Layers[0].Weights' has the shape 1, but 'model.Layers[0].Weights' has 2.", (_, g) => g.Layers[0].Weights = [1]);
        Told("'modelGradient.Layers[0].Mixing' has the shape 1 × 1, but 'model.Layers[0].Mixing' has 1 × 2.", (_, g) => g.Layers[0].Mixing = new double[1, 1]);
        Told("'model.Layers[…].Weights' must share no object with 'modelGradient.Layers[…].Weights', one of which is written.", (m, g) => g.Layers[0].Weights = m.Layers[0].Weights);
        Told("'model.Layers[…].Weights' must not share memory with 'modelGradient.Weights', one of which is written.", (m, g) => g.Weights = m.Layers[0].Weights);
    }

    [Fact]
    public void A_missing_upstream_is_an_argument()
    {
        double gradient = 5;
        Told("'upstream' is null.", () => GuardedFunctions.DoubledBackward(1, null!, ref gradient));
        Told("'upstream' is null.", () => GuardedFunctions.PairsBackward(1, null!, ref gradient));
        Told("'upstream' is null.", () => GuardedFunctions.SquareBackward(1, null!, ref gradient));
        Told("'upstream' has 1 elements, but 'result' has 2.", () => GuardedFunctions.DoubledBackward(1, new double[1], ref gradient));
        Assert.Equal(5, gradient);
    }

    private static void Told(string message, Action<GuardedFunctions.Model, GuardedFunctions.Model> spoil)
    {
        GuardedFunctions.Model model = new();
        GuardedFunctions.Model gradient = new();
        spoil(model, gradient);
        Told(message, () => GuardedFunctions.OfModelGradient(model, gradient));
        Assert.Equal((7, 1, Vector3.One), (gradient.Bias, gradient.Weights is { Length: > 0 } weights ? weights[0] : 1, gradient.Points is [var point, ..] ? point : Vector3.One));
    }

    private static void Told(string message, Action call) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal);
}
