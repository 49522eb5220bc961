using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>A row of the table as something to compute with.</summary>
internal sealed class RowCase(DerivativeRow row)
{
    /// <summary>The primal at a point, as the emitted code would compute it. The two estimates are too coarse to be differenced.</summary>
    public double Value(IReadOnlyList<double> point)
    {
        switch (row.Name)
        {
            case "ReciprocalEstimate":
                return 1 / point[0];
            case "ReciprocalSqrtEstimate":
                return 1 / Math.Sqrt(point[0]);
        }

        object value = new IrEvaluator { Operands = Boxed(point) }.Evaluate(Primal);
        return value is bool truth ? (truth ? 1 : 0) : System.Convert.ToDouble(value);
    }

    public double Partial(int operand, IReadOnlyList<bool> active, params double[] point) =>
        Evaluate(row.Partial(operand, active, IrType.Double), point);

    /// <summary>A template at a point; nothing stands for zero.</summary>
    public double Evaluate(Expr? template, IReadOnlyList<double> point) =>
        template is null ? 0 : new IrEvaluator { Operands = Boxed(point), ResultValue = Value(point) }.Real(template);

    public static RowCase Of(string name, int arity) => new(DerivativeTable.Get(name, arity));

    private Expr Primal
    {
        get
        {
            Expr[] operands = [.. row.Operands.Select((operand, i) => new Operand(i, operand.Type))];
            return Enum.TryParse(row.Name, out BinaryOperator binary) && row.Arity == 2
                ? new Binary(binary, operands[0], operands[1], row.ResultKind == ResultKind.Boolean ? IrType.Bool : IrType.Double)
                : Enum.TryParse(row.Name, out UnaryOperator unary) && row.Arity == 1
                ? new Unary(unary, operands[0])
                : new Call(row.Name, operands.ToEquatableArray(), IrType.Double);
        }
    }

    private object[] Boxed(IReadOnlyList<double> point) =>
    [
        .. row.Operands.Select((operand, i) => operand.Type switch
        {
            RealType => point[i],
            IntegerType => i < point.Count ? (int)point[i] : 2,
            _ => (object)MidpointRounding.AwayFromZero,
        }),
    ];
}
