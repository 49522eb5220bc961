namespace Corpus;

public static partial class WhileLoops
{
    [Differentiable]
    [Sample("x=3..6")]
    [Sample("x=0.3..0.9")]
    public static double HalveUntilSmall(double x)
    {
        double y = x;
        double product = 1;
        while (y > 1)
        {
            product *= y;
            y *= 0.5;
        }

        return product + y * y;
    }

    [Differentiable]
    [Sample("x[6]=0.3..0.9")]
    public static double IndexAdvancedByHand(double[] x)
    {
        int i = 0;
        double sum = 0;
        while (i < x.Length)
        {
            sum += x[i] * sum + x[i];
            i++;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x=2..3")]
    public static double NewtonRoot(double x)
    {
        double guess = x;
        double previous;
        do
        {
            previous = guess;
            guess = 0.5 * (guess + x / guess);
        }
        while (Math.Abs(guess - previous) > 1e-13);

        return guess;
    }

    [Differentiable]
    [Sample("n=5")]
    [Sample("n=0")]
    public static double CountDown(double x, int n)
    {
        double y = x;
        while (n > 0)
        {
            y = y * x + n;
            n--;
        }

        return y;
    }

    [Differentiable]
    [Sample("n=5")]
    public static double PostDecrementInCondition(double x, int n)
    {
        double y = 1;
        while (n-- > 0)
        {
            y *= x + n;
        }

        return y;
    }

    [Differentiable]
    [Sample("n=13")]
    [Sample("n=1")]
    public static double PowerBySquaring(double x, int n)
    {
        double result = 1;
        double square = x;
        while (n > 0)
        {
            if (n % 2 == 1)
            {
                result *= square;
            }

            square *= square;
            n /= 2;
        }

        return result;
    }

    [Differentiable]
    [Sample("a=0.2..0.6 b=2..3")]
    public static double Bisection(double a, double b)
    {
        double low = a;
        double high = b;
        while (high - low > 0.25)
        {
            double middle = 0.5 * (low + high);
            if (middle * middle > 1.7)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return low * high;
    }

    [Differentiable]
    [Sample("x=3..6")]
    public static double WhileTrueWithBreak(double x)
    {
        double sum = 0;
        while (true)
        {
            x /= 1.7;
            if (x < 1)
            {
                break;
            }

            sum += Math.Log(x);
        }

        return sum + x;
    }

    [Differentiable]
    [Sample("x[6]=-0.9..0.9")]
    public static double WhileWithContinue(double[] x)
    {
        double sum = 1;
        int i = -1;
        while (++i < x.Length)
        {
            if (x[i] < 0)
            {
                continue;
            }

            sum *= 1 + x[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x=0.5..1.5 y=0.5..1.5 n=3")]
    public static double WhileInsideFor(double x, double y, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            while (s < 2)
            {
                s = s * 1.3 + y;
            }

            s = s / 4 + x;
        }

        return s * y;
    }

    [Differentiable]
    [Sample("a=0.6..1.4 b=1.5..2")]
    public static double ArithmeticGeometricMean(double a, double b)
    {
        while (Math.Abs(a - b) > 1e-12)
        {
            double mean = (a + b) / 2;
            b = Math.Sqrt(a * b);
            a = mean;
        }

        return a;
    }

    [Differentiable]
    [Sample("x=0.4..0.8")]
    public static double DoOnce(double x)
    {
        double y = x;
        do
        {
            y = y * y + x;
        }
        while (y < 0);

        return y;
    }

    [Differentiable]
    [Sample("x=3..9")]
    public static double DoWithContinueAndBreak(double x)
    {
        double y = 0;
        int k = 0;
        do
        {
            k++;
            x *= 0.8;
            if (k % 2 == 0)
            {
                continue;
            }

            y += x * x;
            if (y > 60)
            {
                break;
            }
        }
        while (x > 1);

        return y * x;
    }
}
