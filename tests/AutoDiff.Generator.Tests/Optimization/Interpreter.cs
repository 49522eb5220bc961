using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>
/// Runs a body: reals in double precision, sequences as parts of shared memory, tapes, and scratches that reuse their memory as the
/// real ones do. The negative zero does not exist here, because the optimizer does not promise to keep it.
/// </summary>
internal sealed class Interpreter
{
    private const int MaximumSteps = 200_000;

    private readonly Dictionary<int, object?> values = [];
    private int steps;

    /// <summary>What the external calls were given, in their order.</summary>
    public List<double> Log { get; } = [];

    public double? Returned { get; private set; }

    public object? this[Variable variable]
    {
        get => values.GetValueOrDefault(variable.Id);
        set => values[variable.Id] = value is double real ? real + 0.0 : value;
    }

    public void Run(EquatableArray<Statement> block)
    {
        foreach (Statement statement in block)
        {
            Run(statement);
        }
    }

    public double Real(Expr expression) => (double)Evaluate(expression);

    private void Run(Statement statement)
    {
        if (++steps > MaximumSteps)
        {
            throw new TooLongException();
        }

        switch (statement)
        {
            case Declare { Variable.Type: TapeType } s:
                this[s.Variable] = new Stack<object>();
                break;
            case Declare { Variable.Type: ScratchType } s:
                this[s.Variable] = new Arena();
                break;
            case Declare s:
                this[s.Variable] = s.Value is null ? null : Evaluate(s.Value);
                break;
            case Assign s:
                this[s.Variable] = Evaluate(s.Value);
                break;
            case Store s:
                int index = Integer(s.Index);
                double value = AsCell(Evaluate(s.Value));
                Sequence(s.Sequence)[index] = value;
                break;
            case If s:
                Run(Truth(s.Condition) ? s.Then : s.Else);
                break;
            case CountedLoop s:
                for (int i = Integer(s.Start); s.Step > 0 ? i < Integer(s.Bound) : i >= Integer(s.Bound); i += s.Step)
                {
                    this[s.Index] = i;
                    Run(s.Body);
                    if (s.Exit is not null && (bool)this[s.Exit]!)
                    {
                        break;
                    }
                }

                break;
            case WhileLoop s:
                while (Truth(s.Condition))
                {
                    Run(s.Body);
                    if (s.Exit is not null && (bool)this[s.Exit]!)
                    {
                        break;
                    }
                }

                break;
            case Throw s:
                throw new ThrownException();
            case Evaluate s:
                Evaluate(s.Value);
                break;
            case Return s:
                Returned = s.Value is null ? null : Real(s.Value);
                break;
            case Push s:
                ((Stack<object>)this[s.Tape]!).Push(Evaluate(s.Value));
                break;
            case Clear s:
                Sequence(s.Sequence).Clear();
                break;
            case CopyTo s:
                Sequence(s.From).CopyTo(Sequence(s.To));
                break;
            case Release:
            case Comment:
                break;
            default:
                throw new NotSupportedException(statement.GetType().Name);
        }
    }

    private bool Truth(Expr expression) => (bool)Evaluate(expression);

    private int Integer(Expr expression) => (int)Evaluate(expression);

    private Cells Sequence(Variable variable) => (Cells)(this[variable] ?? throw new UnassignedException(variable.Name));

    private static double AsCell(object value) => value is int integer ? integer : (double)value + 0.0;

    private object Evaluate(Expr expression) => expression switch
    {
        RealConstant e => e.Value + 0.0,
        IntegerConstant e => (int)e.Value,
        BoolConstant e => e.Value,
        Read e => this[e.Variable] ?? throw new UnassignedException(e.Variable.Name),
        Element e => e.Type is IntegerType ? (int)Sequence(e.Sequence)[Integer(e.Index)] : Sequence(e.Sequence)[Integer(e.Index)],
        Length e => Sequence(e.Sequence).Length,
        Unary { Operator: UnaryOperator.Not } e => !Truth(e.Operand),
        Unary e => Evaluate(e.Operand) switch
        {
            int x => (object)unchecked(-x),
            object x => -(double)x + 0.0,
        },
        Binary { Operator: BinaryOperator.AndAlso } e => Truth(e.Left) && Truth(e.Right),
        Binary { Operator: BinaryOperator.OrElse } e => Truth(e.Left) || Truth(e.Right),
        Binary e => Evaluate(e.Left) switch
        {
            int x => Integers(e.Operator, x, Integer(e.Right)),
            bool x => e.Operator == BinaryOperator.Equal ? x == Truth(e.Right) : x != Truth(e.Right),
            object x => Reals(e.Operator, (double)x, Real(e.Right)),
        },
        Convert { Type: RealType } e => Evaluate(e.Operand) is int x ? (double)x : Real(e.Operand),
        Conditional e => Evaluate(Truth(e.Condition) ? e.WhenTrue : e.WhenFalse),
        Call e => Function(e.Function, [.. e.Arguments.Select(Real)]) + 0.0,
        ZeroSafeProduct e => ZeroSafe(Real(e.Left), Real(e.Right)),
        External e => RunExternal(e),
        Allocate e => new Cells(new double[Integer(e.Length)]),
        View e => Part(e),
        Pop e => ((Stack<object>)this[e.Tape]!).Pop(),
        Take e => ((Arena)this[e.Scratch]!).Take(Integer(e.Length)),
        TakeBack e => ((Arena)this[e.Scratch]!).TakeBack(Integer(e.Length)),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private Cells Part(View view)
    {
        Cells source = Sequence(view.Source);
        int start = view.Start is null ? 0 : Integer(view.Start);
        return source.Slice(start, view.Count is null ? source.Length - start : Integer(view.Count));
    }

    private static object Integers(BinaryOperator op, int x, int y) => op switch
    {
        BinaryOperator.Add => unchecked(x + y),
        BinaryOperator.Subtract => unchecked(x - y),
        BinaryOperator.Multiply => unchecked(x * y),
        BinaryOperator.Remainder => x % y,
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual => x != y,
        BinaryOperator.Less => x < y,
        BinaryOperator.LessOrEqual => x <= y,
        BinaryOperator.Greater => x > y,
        BinaryOperator.GreaterOrEqual => x >= y,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static object Reals(BinaryOperator op, double x, double y) => op switch
    {
        BinaryOperator.Add => x + y + 0.0,
        BinaryOperator.Subtract => x - y + 0.0,
        BinaryOperator.Multiply => (x * y) + 0.0,
        BinaryOperator.Divide => (x / y) + 0.0,
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual => x != y,
        BinaryOperator.Less => x < y,
        BinaryOperator.LessOrEqual => x <= y,
        BinaryOperator.Greater => x > y,
        BinaryOperator.GreaterOrEqual => x >= y,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static double Function(string name, double[] x) => name switch
    {
        "Exp" => Math.Exp(x[0]),
        "Log" => Math.Log(x[0]),
        "Sqrt" => Math.Sqrt(x[0]),
        "Tanh" => Math.Tanh(x[0]),
        "Max" => Math.Max(x[0], x[1]),
        _ => throw new NotSupportedException(name),
    };

    private static double ZeroSafe(double derivative, double partial)
    {
        double product = derivative * partial;
        if (!double.IsNaN(product))
        {
            return product + 0.0;
        }

        return derivative == 0 || (partial == 0 && double.IsInfinity(derivative)) ? 0 : double.NaN;
    }

    /// <summary><c>Log(x)</c> notes x, <c>Bump(ref x)</c> adds 1 to x, <c>Touch(s)</c> notes and doubles the elements of s.</summary>
    private object RunExternal(External call)
    {
        switch (call.Pieces[0])
        {
            case "Log(":
                double value = Real(call.Arguments[0]);
                Log.Add(value);
                return value;
            case "Bump(ref ":
                Variable variable = ((Read)call.Arguments[0]).Variable;
                this[variable] = (double)this[variable]! + 1;
                return (double)this[variable]!;
            case "Touch(":
                Cells cells = Sequence(((Read)call.Arguments[0]).Variable);
                for (int i = 0; i < cells.Length; i++)
                {
                    Log.Add(cells[i]);
                    cells[i] *= 2;
                }

                return (double)cells.Length;
            default:
                throw new NotSupportedException(call.Pieces[0]);
        }
    }
}
