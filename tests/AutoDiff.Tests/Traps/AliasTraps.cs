namespace AutoDiff.Tests.Traps;

/// <summary>Parameters, members and gradients that are one and the same object or memory.</summary>
public static partial class AliasFunctions
{
    public static readonly double[] Table = [1, 2];

    public static double[] Changing { get; set; } = [1, 2];

    public class Cell
    {
        public double X;
        public double[] Values = [];
    }

    public class Twin
    {
        public double[] First = [];
        public double[] Second = [];
    }

    public class Pair
    {
        public Cell Left = new();
        public Cell Right = new();
    }

    public class Grid
    {
        public double[,] Cells = new double[1, 2];
        public double[][] Rows = [];
    }

    public class Store
    {
        public List<double[]> Rows { get; } = [];
        public Dictionary<int, double[]> ByName { get; } = [];
        public IReadOnlyList<double> Seen { get; set; } = [];
        public ArraySegment<double> Segment { get; set; }
        public Memory<double> Memory { get; set; }
    }

    public class Layer
    {
        public double[] Weights = [];
        public double[,] Mixing = new double[1, 1];
        public double Bias;
    }

    public class Network
    {
        public Layer[] Layers = [];
    }

    [Differentiable(nameof(network))]
    public static double Total(Network network, double[] x)
    {
        double sum = 0;
        foreach (Layer layer in network.Layers)
        {
            sum += layer.Weights[0] * x[0] + layer.Bias * layer.Mixing[0, 0];
        }

        return sum;
    }

    [Differentiable]
    public static void Decay(Network network, double rate)
    {
        foreach (Layer layer in network.Layers)
        {
            layer.Bias *= rate;
            layer.Weights[0] *= rate;
        }
    }

    public struct Holder
    {
        public double[] Values;
    }

    [Differentiable]
    public static double Read(Cell a, Cell b) => a.X * b.X * b.X + a.Values[0] * b.Values[0];

    [Differentiable]
    public static void Write(Cell a, Cell b) => a.X = a.X * b.X;

    [Differentiable]
    public static void WriteValues(Cell a, Cell b) => a.Values[0] = a.Values[0] * b.Values[0];

    [Differentiable]
    public static void WriteTwin(Twin twin) => twin.First[0] = twin.Second[0] * twin.Second[0];

    [Differentiable]
    public static void WritePair(Pair pair) => pair.Left.X = pair.Right.X * pair.Right.X;

    [Differentiable(nameof(x))]
    public static void Row(double x, Store data, Span<double> y)
    {
        y[0] = x * x;
        y[1] = data.Rows[0][0] * x;
    }

    [Differentiable(nameof(x))]
    public static void Named(double x, Store data, Span<double> y)
    {
        y[0] = x * x;
        y[1] = data.ByName[0][0] * x;
    }

    [Differentiable(nameof(x))]
    public static void Listed(double x, Store data, List<double> y)
    {
        y[0] = x * x;
        y[1] = data.Seen[0] * x;
    }

    [Differentiable(nameof(x))]
    public static void Segmented(double x, Store data, Span<double> y)
    {
        y[0] = x * x;
        y[1] = data.Segment[0] * x;
    }

    [Differentiable(nameof(x))]
    public static void Remembered(double x, Store data, Span<double> y)
    {
        y[0] = x * x;
        y[1] = data.Memory.Span[0] * x;
    }

    [Differentiable(nameof(x))]
    public static void Static(double x, Span<double> y)
    {
        y[0] = x * x;
        y[1] = Changing[0] * x;
    }

    [Differentiable(nameof(x))]
    public static void StaticTable(double x, Span<double> y)
    {
        y[0] = x * x;
        y[1] = Table[0] * x;
    }

    [Differentiable(nameof(x))]
    public static void InStruct(double x, Holder data, Span<double> y)
    {
        y[0] = x * x;
        y[1] = data.Values[0] * x;
    }

    [Differentiable(nameof(x))]
    public static void InGrid(double x, Grid data, Span<double> y)
    {
        y[0] = x * x;
        y[1] = data.Cells[0, 0] * data.Rows[0][0] * x;
    }

    [Differentiable]
    public static double Mixed(double[][] rows, Twin twin) => rows[0][0] * twin.First[0];

    [Differentiable]
    public static double OfGrid(Grid grid) => grid.Cells[0, 0] * grid.Rows[0][0] * grid.Rows[1][0];

    [Differentiable]
    public static void References(ref double a, ref double b, in double c, double[] x)
    {
        a *= b * c;
        b *= a + x[0];
    }
}

public partial class AliasReceiver
{
    public double Value;

    public double[] Values = [];

    [Differentiable("this")]
    public double Read(AliasReceiver other) => Value * other.Value * Values[0];

    [Differentiable("this")]
    public void Write(AliasReceiver other) => Value *= other.Value;

    [Differentiable("this")]
    public void WriteValues(AliasReceiver other) => Values[0] *= other.Values[0];
}

public sealed class AliasTraps
{
    [Fact]
    public void The_same_object_twice_for_reading_has_its_gradient_in_two_parts()
    {
        AliasFunctions.Cell cell = new() { X = 2, Values = [3] };
        (AliasFunctions.Cell first, AliasFunctions.Cell second) = (Cell(), Cell());
        Assert.Equal(17, AliasFunctions.ReadGradient(cell, cell, first, second));
        Assert.Equal((4.0, 8.0, 3.0, 3.0), (first.X, second.X, first.Values[0], second.Values[0]));
    }

    [Fact]
    public void Gradient_objects_share_nothing_with_the_model_nor_with_each_other()
    {
        AliasFunctions.Cell model = Cell();
        AliasFunctions.Cell gradient = Cell();
        Refused("aGradient.Values", () => AliasFunctions.ReadGradient(model, Cell(), model, Cell()));
        Refused("aGradient.Values", () => AliasFunctions.ReadGradient(model, Cell(), gradient, gradient));
        Refused("aGradient.Values", () => AliasFunctions.ReadGradient(model, Cell(), new() { Values = model.Values }, Cell()));
        Refused("aGradient.Values", () => AliasFunctions.ReadGradient(Cell(), model, new() { Values = model.Values }, Cell()));
        Refused("aGradient.Values", () => AliasFunctions.WriteBackward(Cell(), Cell(), gradient, gradient));
        Assert.Equal(7, gradient.X);
        Assert.Equal(7, model.X);
    }

    [Fact]
    public void What_is_written_through_one_object_is_not_read_through_another()
    {
        AliasFunctions.Cell cell = Cell();
        Refused("a", () => AliasFunctions.WriteBackward(cell, cell, Cell(), Cell()));
        Refused("a", () => AliasFunctions.WriteJvp(cell, cell, Cell(), Cell()));
        Refused("a.Values", () => AliasFunctions.WriteValuesBackward(cell, cell, Cell(), Cell()));
        Refused("a.Values", () => AliasFunctions.WriteValuesBackward(cell, new() { Values = cell.Values }, Cell(), Cell()));
        Refused("twin.First", () => AliasFunctions.WriteTwinBackward(new() { First = cell.Values, Second = cell.Values }, new() { First = [1], Second = [1] }));
        Refused("twinGradient.First", () => AliasFunctions.WriteTwinBackward(new() { First = [1], Second = [1] }, new() { First = cell.Values, Second = cell.Values }));
        Refused("pair.Left", () => AliasFunctions.WritePairBackward(new() { Left = cell, Right = cell }, new() { Left = Cell(), Right = Cell() }));
        Assert.Equal(7, cell.X);
        Assert.Equal([7], cell.Values);
    }

    [Fact]
    public void Data_reached_through_an_object_is_not_memory_that_the_method_writes()
    {
        double[] y = [7, 8];
        double gradient = 0;
        List<double> list = [7, 8];
        AliasFunctions.Store data = new() { Rows = { y }, ByName = { [0] = y }, Seen = list, Segment = y, Memory = y };
        Refused("y", () => AliasFunctions.RowBackward(3, data, y, ref gradient, new double[2]));
        Refused("y", () => AliasFunctions.RowJvp(3, data, y, 1, new double[2]));
        Refused("y", () => AliasFunctions.NamedBackward(3, data, y, ref gradient, new double[2]));
        Refused("y", () => AliasFunctions.ListedBackward(3, data, list, ref gradient, new double[2]));
        Refused("y", () => AliasFunctions.SegmentedBackward(3, data, y, ref gradient, new double[2]));
        Refused("y", () => AliasFunctions.RememberedBackward(3, data, y, ref gradient, new double[2]));
        Refused("y", () => AliasFunctions.InStructBackward(3, new() { Values = y }, y, ref gradient, new double[2]));
        Refused("y", () => AliasFunctions.StaticTableBackward(3, AliasFunctions.Table, ref gradient, new double[2]));
        Refused("data.Rows", () => AliasFunctions.InGridBackward(3, new() { Rows = [y] }, y, ref gradient, new double[2]));
        AliasFunctions.Grid grid = new() { Rows = [[1]] };
        Refused("y", () => AliasFunctions.InGridBackward(3, grid, System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref grid.Cells[0, 0], 2), ref gradient, new double[2]));
        AliasFunctions.Changing = y;
        Refused("y", () => AliasFunctions.StaticBackward(3, y, ref gradient, new double[2]));
        Assert.Equal(0, gradient);
    }

    [Fact]
    public void Other_memory_is_read_as_data()
    {
        double[] y = [7, 8];
        double gradient = 0;
        AliasFunctions.RowBackward(3, new() { Rows = { (double[])[2] } }, y, ref gradient, [1, 1]);
        Assert.Equal(8, gradient);
    }

    [Fact]
    public void Rows_and_members_of_gradients_are_apart()
    {
        double[] row = [1];
        Refused("rowsGradient", () => AliasFunctions.MixedGradient([[1]], Twin(), [row], new() { First = row, Second = [1] }));
        Refused("rows", () => AliasFunctions.MixedGradient([row], Twin(), [[1]], new() { First = row, Second = [1] }));
        AliasFunctions.Grid grid = new() { Rows = [[2], [3]] };
        Refused("gridGradient.Rows", () => AliasFunctions.OfGridGradient(grid, new() { Rows = [row, row] }));
        Refused("gridGradient.Rows", () => AliasFunctions.OfGridGradient(grid, new() { Rows = [row, grid.Rows[0]] }));
        Refused("gridGradient.Cells", () => AliasFunctions.OfGridGradient(grid, new() { Cells = grid.Cells, Rows = [[1], [2]] }));
        Refused("gridGradient.Cells", () => AliasFunctions.OfGridGradient(grid, new() { Cells = new double[2, 1], Rows = [[1], [2]] }));
        Refused("gridGradient.Rows[1]", () => AliasFunctions.OfGridGradient(grid, new() { Rows = [[1], [2, 3]] }));
    }

    [Fact]
    public void Objects_of_an_array_and_their_arrays_are_apart()
    {
        AliasFunctions.Network network = new() { Layers = [Layer(), Layer()] };
        AliasFunctions.Network gradient = new() { Layers = [Layer(), Layer()] };
        double[] x = [2];
        Assert.Equal(14 + 7 * 1 + 14 + 7, AliasFunctions.TotalGradient(network, x, gradient));
        Assert.Equal((2.0, 1.0, 7.0), (gradient.Layers[1].Weights[0], gradient.Layers[1].Bias, gradient.Layers[0].Mixing[0, 0]));

        AliasFunctions.Layer one = Layer();
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, one] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, null!] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, network.Layers[0]] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, new() { Weights = one.Weights }] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, new() { Weights = network.Layers[0].Weights }] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, new() { Weights = [7], Mixing = one.Mixing }] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, new() { Weights = [7, 8] }] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, new() { Weights = [7], Mixing = new double[2, 1] }] }));
        RefusedSome(() => AliasFunctions.TotalGradient(network, x, new() { Layers = [one, new() { Weights = x }] }));
        RefusedSome(() => AliasFunctions.DecayBackward(new() { Layers = [one, one] }, 2, gradient, ref x[0]));
        RefusedSome(() => AliasFunctions.DecayBackward(new() { Layers = [one, new() { Weights = one.Weights }] }, 2, gradient, ref x[0]));
        RefusedSome(() => AliasFunctions.DecayBackward(network, 2, new() { Layers = [one, one] }, ref x[0]));
        Assert.Equal((7.0, 7.0), (one.Bias, one.Weights[0]));

        AliasFunctions.Network twice = new() { Layers = [one, one] };
        Assert.Equal(42, AliasFunctions.TotalGradient(twice, x, gradient));
    }

    private static void RefusedSome(Action call) => Assert.IsType<ArgumentException>(Assert.ThrowsAny<ArgumentException>(call));

    private static AliasFunctions.Layer Layer() => new() { Weights = [7], Mixing = new double[,] { { 1 } }, Bias = 7 };

    [Fact]
    public void Numbers_by_reference_are_apart()
    {
        double[] x = [2];
        double a = 1, b = 2, aGradient = 1, bGradient = 1, cGradient = 0;
        Refused("a", () => AliasFunctions.ReferencesBackward(ref a, ref a, 1, x, ref aGradient, ref bGradient, ref cGradient, new double[1]));
        Refused("a", () => AliasFunctions.ReferencesBackward(ref x[0], ref b, 1, x, ref aGradient, ref bGradient, ref cGradient, new double[1]));
        Refused("b", () => AliasFunctions.ReferencesBackward(ref a, ref b, in b, x, ref aGradient, ref bGradient, ref cGradient, new double[1]));
        Refused("aGradient", () => AliasFunctions.ReferencesBackward(ref a, ref b, 1, x, ref aGradient, ref aGradient, ref cGradient, new double[1]));
        Assert.Equal((1.0, 2.0), (a, b));
    }

    [Fact]
    public void A_receiver_may_be_passed_to_itself_for_reading_only()
    {
        AliasReceiver receiver = new() { Value = 2, Values = [3] };
        AliasReceiver gradient = new() { Values = [0] };
        Assert.Equal(12, receiver.ReadGradient(receiver, gradient));
        Assert.Equal((6.0, 4.0), (gradient.Value, gradient.Values[0]));
        Refused("this", () => receiver.WriteBackward(receiver, gradient));
        Refused("this.Values", () => receiver.WriteValuesBackward(receiver, gradient));
        Refused("thisGradient.Values", () => receiver.ReadGradient(new(), receiver));
    }

    private static void Refused(string parameter, Action call) => Assert.Equal(parameter, Assert.Throws<ArgumentException>(call).ParamName);

    private static AliasFunctions.Cell Cell() => new() { X = 7, Values = [7] };

    private static AliasFunctions.Twin Twin() => new() { First = [1], Second = [1] };
}
