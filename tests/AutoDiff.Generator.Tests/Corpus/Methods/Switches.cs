namespace Corpus;

public static partial class Switches
{
    public enum Link
    {
        Identity,
        Log,
        Logit,
        Probit,
    }

    [Differentiable]
    [Sample("link=0")]
    [Sample("link=1")]
    [Sample("eta=-1..1 link=2")]
    public static double InverseLink(double eta, Link link) => link switch
    {
        Link.Identity => eta,
        Link.Log => Math.Exp(eta),
        Link.Logit => 1 / (1 + Math.Exp(-eta)),
        Link.Probit or _ => throw new NotSupportedException($"no inverse of {link}"),
    };

    [Differentiable]
    [Sample("x=-2..-0.1")]
    [Sample("x=0.1..0.9")]
    [Sample("x=1.1..2.9")]
    [Sample("x=3.1..4.9")]
    public static double CubicKernel(double x, double a)
    {
        switch (x)
        {
            case < 0:
                return -x * a;
            case >= 0 and <= 1:
                return (a + 2) * x * x * x - (a + 3) * x * x + 1;
            case > 1 and (< 2 or < 3):
                return a * x * x * x - 5 * a * x * x + 8 * a * x - 4 * a;
            case double.NaN:
                return double.NaN;
            default:
                return a / x;
        }
    }

    [Differentiable]
    [Sample("x=0.1..0.4 y=0.6..0.9")]
    [Sample("x=0.6..0.9 y=0.1..0.4")]
    [Sample("x=0.6..0.9 y=1.1..1.4")]
    public static double GuardsOnActive(double x, double y)
    {
        switch (x * 2)
        {
            case < 1 when y > 0.5:
                return x * y;
            case var twice when twice > y && y < 0.5:
                return twice * Math.Sin(y);
            case { } other:
                return other - y * y;
        }
    }

    [Differentiable]
    [Sample("x=0.1..0.4")]
    [Sample("x=0.6..0.9")]
    [Sample("x=1.6..1.9")]
    public static double WhenInExpression(double x, double y) => x switch
    {
        < 0.5 when y > 0 => x * y,
        var z when Square(z) < 1 => z * z * y,
        _ => Math.Log(x) * y,
    };

    [Differentiable]
    [Sample("n=0 m=0")]
    [Sample("n=0 m=4")]
    [Sample("n=3 m=0")]
    [Sample("n=3 m=3")]
    [Sample("n=3 m=4")]
    public static double TuplePatterns(double x, int n, int m) => (n, m) switch
    {
        (0, 0) => x,
        (0, _) => x * x * m,
        (_, 0) => Math.Exp(x) * n,
        (var i, var j) when i == j => x / i,
        (> 2, not 5) => Math.Pow(x, n + m),
        _ => 0,
    };

    [Differentiable]
    [Sample("x=-1..-0.2 y=-1..-0.2")]
    [Sample("x=0.2..1 y=-1..-0.2")]
    [Sample("x=-1..-0.2 y=0.2..1")]
    [Sample("x=0.2..1 y=0.2..1")]
    public static double Quadrant(double x, double y) => (x > 0, y > 0) switch
    {
        (true, true) => Math.Atan(y / x),
        (false, true) => Math.PI + Math.Atan(y / x),
        (true, false) => x * y,
        (false, false) => Math.Atan2(y, x) * x,
    };

    [Differentiable]
    [Sample("x=-1..-0.2 y=-1..-0.2")]
    [Sample("x=0.2..1 y=-1..-0.2")]
    [Sample("x=0.2..1 y=0.2..1")]
    public static double ActiveTuple(double x, double y) => (x, y) switch
    {
        ( < 0, _) => x * y * y,
        (_, < 0) => x * x * y,
        var (a, b) => a * Math.Exp(b),
    };

    [Differentiable]
    [Sample("k=0")]
    [Sample("k=1")]
    [Sample("k=2")]
    [Sample("k=3")]
    public static double BreaksInTheMiddle(double x, int k)
    {
        double y = x;
        switch (k)
        {
            case 0:
                if (x > 0.1)
                {
                    break;
                }

                y *= x;
                break;
            case 1:
            case 2:
                y = y * y;
                if (k == 1)
                {
                    y += x;
                    break;
                }
                else
                {
                    y = Math.Sin(y);
                }

                y *= 3;
                break;
            default:
                y = 1 / (1 + y);
                break;
        }

        return y * x;
    }

    [Differentiable]
    [Sample("x[7]=-1..1 op[7]=0..4")]
    public static double Interpreter(double[] x, int[] op)
    {
        double acc = 1;
        for (int i = 0; i < op.Length; i++)
        {
            switch (op[i])
            {
                case 0:
                    acc += x[i];
                    break;
                case 1:
                    acc *= x[i];
                    continue;
                case 2 when acc > 0.2:
                    acc = Math.Sqrt(acc);
                    break;
                case 2:
                    acc -= 0.5 * x[i];
                    break;
                case 3 when x[i] > 2:
                    return acc;
                default:
                    {
                        double t = acc * acc;
                        acc = t / (1 + t);
                        break;
                    }
            }

            acc += 0.1;
        }

        return acc;
    }

    [Differentiable]
    [Sample("which=1")]
    [Sample("which=2")]
    [Sample("which=3")]
    public static double StringData(double x, int which)
    {
        string name = which switch { 1 => "gauss", 2 => "cauchy", _ => "other" };
        switch (name)
        {
            case "gauss":
                return Math.Exp(-x * x);
            case "cauchy" or "lorentz":
                return 1 / (1 + x * x);
            case { Length: > 100 }:
                return 0;
            default:
                return name.Length * x;
        }
    }

    [Flags]
    public enum Terms
    {
        None = 0,
        Linear = 1,
        Square = 2,
        Both = Linear | Square,
    }

    [Differentiable]
    [Sample("terms=1")]
    [Sample("terms=2")]
    [Sample("terms=3")]
    public static double FlagsAsData(double x, Terms terms)
    {
        double y = 0;
        if ((terms & Terms.Linear) != 0)
        {
            y += x;
        }

        if (terms.HasFlag(Terms.Square))
        {
            y += x * x;
        }

        return terms is Terms.Both ? y * 2 : y;
    }

    [Differentiable]
    [Sample("n=1")]
    [Sample("n=4")]
    public static double NestedSwitchExpressions(double x, int n) => n switch
    {
        <= 2 => x switch { < 0 => -x, _ => x * x },
        _ => (n % 2) switch { 0 => Math.Exp(x), 1 => x, _ => 0 },
    } * (n > 2 ? x : 2 * x);

    [Differentiable]
    [Sample("n=2")]
    [Refused("ADIFF010")]
    public static double GotoCase(double x, int n)
    {
        switch (n)
        {
            case 1:
                return x;
            case 2:
                x *= 2;
                goto case 1;
            default:
                return 0;
        }
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static double VarPattern(double x, double y) => x * y is var p && p is > 0 and < 1.0e3 && p is not double.PositiveInfinity ? p * x : p;

    [Differentiable]
    [Sample("x=0.2..0.8 n=4")]
    [Sample("x=0.2..0.8 n=-4")]
    public static double NullableData(double x, int n)
    {
        int? order = n > 0 ? n : null;
        if (order is { } k)
        {
            return Math.Pow(x, k);
        }

        if (order is int m && m > 7)
        {
            return x;
        }

        return x * (order ?? 2) + (order.HasValue ? 1 : x);
    }

    private static double Square(double x) => x * x;
}
