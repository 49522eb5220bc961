using System.Numerics;

namespace AutoDiff.Tests.Traps;

/// <summary>Members of a gradient object that no derivative is ever put in, filled with what a used object may hold.</summary>
public static partial class UnheldMembers
{
    public class Block
    {
        public double[] Weights = [1, 2];
        public double[][] Rows = [];
        public double[,,] Cube = new double[1, 1, 2];
        public List<double> Items = [];
        public Vector3[] Points = [];
        public int Count = 3;
    }

    public class Side
    {
        public Dictionary<string, float> Named = [];
    }

    public class Model
    {
        public Block[] Blocks = [];
        public Dictionary<string, double> ByName = [];
        public Dictionary<string, double[]> Arrays = [];
        public Vector2[,] Field = new Vector2[1, 1];
        public (double Weight, int Label)[] Samples = [];
        public List<double[]> Listed = [];
        public Side? Other;
        public string Text = "";
        public int[] Sizes = [];
        public double Scale = 2;
    }

    [Differentiable]
    public static double Loss(Model model) => model.Blocks[0].Weights[1] * model.Scale;
}

public sealed class UnheldMemberTraps
{
    [Fact]
    public void A_gradient_that_is_set_is_zero_in_members_without_a_place()
    {
        UnheldMembers.Model gradient = Used();
        UnheldMembers.LossGradient(Used(), gradient);
        Assert.Equal([0, 2], gradient.Blocks[0].Weights);
        Assert.Equal(4, gradient.Scale);
        Assert.Equal([0, 0], gradient.Blocks[0].Rows[1]);
        Assert.Equal(new double[1, 1, 2], gradient.Blocks[0].Cube);
        Assert.Equal([0, 0], gradient.Blocks[0].Items);
        Assert.Equal(Vector3.Zero, gradient.Blocks[0].Points[0]);
        Assert.Equal(new Dictionary<string, double> { ["a"] = 0, ["b"] = 0 }, gradient.ByName);
        Assert.Equal([0, 0], gradient.Arrays["a"]);
        Assert.Equal(Vector2.Zero, gradient.Field[0, 0]);
        Assert.Equal(0, gradient.Samples[0].Weight);
        Assert.Equal([0], gradient.Listed[0]);
        Assert.Equal(0f, gradient.Other!.Named["a"]);
    }

    [Fact]
    public void What_holds_no_numbers_stays()
    {
        UnheldMembers.Model gradient = Used();
        UnheldMembers.LossGradient(Used(), gradient);
        Assert.Equal("text", gradient.Text);
        Assert.Equal([7], gradient.Sizes);
        Assert.Equal(3, gradient.Blocks[0].Count);
    }

    [Fact]
    public void Adding_adds_nothing_there()
    {
        UnheldMembers.Model gradient = Used();
        UnheldMembers.LossBackward(Used(), 1, gradient);
        Assert.Equal([5, 6], gradient.Blocks[0].Rows[1]);
        Assert.Equal(5, gradient.ByName["a"]);
        Assert.Equal([5, 6], gradient.Arrays["a"]);
    }

    [Fact]
    public void Data_that_a_gradient_shares_with_its_input_stays()
    {
        UnheldMembers.Model model = Used();
        UnheldMembers.Model gradient = Used();
        gradient.ByName = model.ByName;
        gradient.Arrays["a"] = model.Arrays["a"];
        gradient.Blocks[0].Rows[1] = model.Blocks[0].Rows[1];
        gradient.Field = model.Field;
        UnheldMembers.LossGradient(model, gradient);
        Assert.Equal(5, model.ByName["a"]);
        Assert.Equal([5, 6], model.Arrays["a"]);
        Assert.Equal([5, 6], model.Blocks[0].Rows[1]);
        Assert.Equal([0], gradient.Blocks[0].Rows[0]);
        Assert.Equal(Vector2.One, model.Field[0, 0]);
    }

    [Fact]
    public void What_is_missing_may_be_missing()
    {
        UnheldMembers.Model gradient = new() { Blocks = [new() { Rows = null!, Items = null!, Points = null! }], ByName = null!, Arrays = null!, Listed = null!, Other = null };
        UnheldMembers.LossGradient(Used(), gradient);
        Assert.Equal([0, 2], gradient.Blocks[0].Weights);
    }

    [Fact]
    public void Bad_input_leaves_them_as_they_were()
    {
        UnheldMembers.Model gradient = Used();
        Assert.Throws<IndexOutOfRangeException>(() => UnheldMembers.LossGradient(new() { Blocks = [new() { Weights = [1] }] }, Shorter(gradient)));
        Assert.Equal(5, gradient.ByName["a"]);
        Assert.Equal([5, 6], gradient.Blocks[0].Rows[1]);

        static UnheldMembers.Model Shorter(UnheldMembers.Model model)
        {
            model.Blocks[0].Weights = [1];
            return model;
        }
    }

    private static UnheldMembers.Model Used() => new()
    {
        Blocks = [new() { Weights = [3, 4], Rows = [[9], [5, 6]], Cube = new double[,,] { { { 1, 2 } } }, Items = [1, 2], Points = [Vector3.One] }],
        ByName = new() { ["a"] = 5, ["b"] = 6 },
        Arrays = new() { ["a"] = [5, 6] },
        Field = new Vector2[,] { { Vector2.One } },
        Samples = [(2, 1)],
        Listed = [[3]],
        Other = new() { Named = new() { ["a"] = 1 } },
        Text = "text",
        Sizes = [7],
        Scale = 2,
    };
}
