using System;
using System.Collections.Generic;

namespace Corpus;

public enum Activation
{
    Linear,
    Tanh,
}

public class NetworkLayer
{
    public double[,] Weights = new double[0, 0];

    public double[] Biases = [];

    public double Scale { get; set; } = 1;

    public Activation Activation;

    public int[] Skipped = [0, 1];

    public int Outputs => Biases.Length;

    public double[] Apply(double[] x)
    {
        double[] y = new double[Outputs];
        for (int i = 0; i < y.Length; i++)
        {
            double sum = Biases[i];
            for (int j = 0; j < x.Length; j++)
            {
                sum += Weights[i, j] * x[j];
            }

            y[i] = Scale * (Activation == Activation.Tanh ? Math.Tanh(sum) : sum);
        }

        return y;
    }
}

public partial class LayeredNetwork
{
    public NetworkLayer[] Layers { get; set; } = [];

    public double Shift;

    [Differentiable("this")]
    [Sample("this.Layers[0].Weights[3,2] this.Layers[0].Biases[3] this.Layers[0].Skipped[2]=0,1 this.Layers[0].Activation=1 this.Layers[1].Weights[1,3] this.Layers[1].Biases[1] this.Layers[1].Skipped[2]=0,1 this.Layers[1].Activation=0 x[2] target=0.5")]
    public double Loss(double[] x, double target)
    {
        double[] a = x;
        foreach (NetworkLayer layer in Layers)
        {
            a = layer.Apply(a);
        }

        double error = a[0] + Shift - target;
        return error * error;
    }

    [Differentiable("this")]
    [Sample("this.Layers[0].Weights[2,2] this.Layers[0].Biases[2] this.Layers[0].Skipped[2]=0,1 this.Layers[0].Activation=1 this.Layers[1].Weights[1,1] this.Layers[1].Biases[2] this.Layers[1].Skipped[2]=0,1 this.Layers[1].Activation=0")]
    public double Penalty()
    {
        double sum = 0;
        for (int l = 0; l < Layers.Length; l++)
        {
            foreach (double w in Layers[l].Weights)
            {
                sum += w * w * Layers[l].Scale;
            }

            sum += Layers[l].Biases[Layers[l].Skipped[1]] * Layers[^1].Biases[0];
        }

        return Math.Sqrt(sum + 9);
    }
}

public class MixtureComponent
{
    public double Weight;

    public double Mean;

    public double Deviation = 1;
}

public class Mixture
{
    public List<MixtureComponent> Components { get; set; } = [];

    public double Floor;
}

public class CelestialBody
{
    public double[] Position = [];

    public double[] Velocity = [];

    public double Mass;
}

public class CelestialSystem
{
    public CelestialBody[] Bodies = [];

    public double Gravity = 1;
}

public struct Edge
{
    public double Stiffness;

    public double Rest;
}

public class CoilSpring
{
    public Edge Edge;

    public int From;

    public int To;
}

public class SpringNet
{
    public CoilSpring[] Springs = [];

    public double[] Points = [];
}

/// <summary>Members that are arrays or lists of objects, whose number is known at run time only.</summary>
public static partial class ObjectArrays
{
    [Differentiable]
    [Sample("m.Components[0].Weight m.Components[1].Weight m.Components[2].Weight x")]
    public static double LogDensity(Mixture m, double x)
    {
        double sum = Math.Exp(m.Floor);
        for (int i = 0; i < m.Components.Count; i++)
        {
            MixtureComponent c = m.Components[i];
            double z = (x - c.Mean) / c.Deviation;
            sum += Math.Exp(c.Weight - 0.5 * z * z) / c.Deviation;
        }

        return Math.Log(sum);
    }

    [Differentiable]
    [Sample("s.Bodies[0].Position[2] s.Bodies[0].Velocity[2] s.Bodies[1].Position[2] s.Bodies[1].Velocity[2] s.Bodies[2].Position[2] s.Bodies[2].Velocity[2]")]
    public static double Energy(CelestialSystem s)
    {
        double energy = 0;
        for (int i = 0; i < s.Bodies.Length; i++)
        {
            CelestialBody a = s.Bodies[i];
            energy += 0.5 * a.Mass * Square(a.Velocity);
            for (int j = 0; j < i; j++)
            {
                CelestialBody b = s.Bodies[j];
                energy -= s.Gravity * a.Mass * b.Mass / Math.Sqrt(Distance(a, b) + 0.1);
            }
        }

        return energy;
    }

    private static double Square(double[] v)
    {
        double sum = 0;
        foreach (double c in v)
        {
            sum += c * c;
        }

        return sum;
    }

    private static double Distance(CelestialBody a, CelestialBody b)
    {
        double sum = 0;
        for (int k = 0; k < a.Position.Length; k++)
        {
            double d = a.Position[k] - b.Position[k];
            sum += d * d;
        }

        return sum;
    }

    [Differentiable]
    [Sample("&s.Bodies[0].Position[2] &s.Bodies[0].Velocity[2] &s.Bodies[1].Position[2] &s.Bodies[1].Velocity[2] &s.Bodies[0].Mass &s.Bodies[1].Mass")]
    public static void Step(CelestialSystem s, double dt)
    {
        foreach (CelestialBody body in s.Bodies)
        {
            for (int k = 0; k < body.Position.Length; k++)
            {
                body.Velocity[k] -= dt * s.Gravity * body.Position[k];
                body.Position[k] += dt * body.Velocity[k];
            }

            body.Mass *= 1 - dt * body.Velocity[0];
        }
    }

    [Differentiable(nameof(net))]
    [Sample("net.Springs[0].From=0 net.Springs[0].To=1 net.Springs[1].From=1 net.Springs[1].To=2 net.Points[3]")]
    public static double Strain(SpringNet net)
    {
        double sum = 0;
        foreach (CoilSpring spring in net.Springs)
        {
            double length = net.Points[spring.To] - net.Points[spring.From];
            sum += 0.5 * spring.Edge.Stiffness * (length - spring.Edge.Rest) * (length - spring.Edge.Rest);
        }

        return sum;
    }

    [Differentiable(nameof(x))]
    [Sample("m.Components[0].Weight m.Components[1].Weight x")]
    public static double AsData(Mixture m, double x)
    {
        double sum = 0;
        foreach (MixtureComponent c in m.Components)
        {
            sum += c.Weight * Math.Pow(x - c.Mean, 2);
        }

        return sum;
    }

    [Differentiable]
    [Sample("m.Components[0].Weight m.Components[1].Weight m.Components[2].Weight x n=1")]
    public static double Chosen(Mixture m, double x, int n)
    {
        int i = n;
        MixtureComponent first = m.Components[i];
        i = (i + 1) % m.Components.Count;
        MixtureComponent second = m.Components[i];
        return first.Mean * x + second.Mean * x * x + Responsibility(m.Components[i], x);
    }

    private static double Responsibility(MixtureComponent c, double x) => c.Weight * Math.Exp(-Math.Abs(x - c.Mean));

    [Differentiable]
    [Sample("a.Components[0].Weight a.Components[1].Weight b.Components[0].Weight b.Components[1].Weight")]
    public static double Difference(Mixture a, Mixture b)
    {
        double sum = 0;
        for (int i = 0; i < a.Components.Count; i++)
        {
            double d = a.Components[i].Mean - b.Components[i].Mean * b.Floor;
            sum += d * d;
        }

        return sum;
    }

    [Differentiable]
    [Sample("&m.Components[0].Weight &m.Components[1].Weight &m.Components[2].Weight")]
    public static void Normalize(Mixture m)
    {
        double sum = 0;
        for (int i = 0; i < m.Components.Count; i++)
        {
            sum += Math.Exp(m.Components[i].Weight);
        }

        for (int i = 0; i < m.Components.Count; i++)
        {
            m.Components[i].Weight -= Math.Log(sum);
        }
    }
}
