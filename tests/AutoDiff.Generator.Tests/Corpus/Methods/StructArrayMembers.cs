using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace Corpus;

/// <summary>Arrays of structs that are members of objects, that come in as data, and where derivatives end.</summary>
public static partial class StructArrayMembers
{
    public readonly record struct Bone(double X, double Y, double Z);

    public readonly record struct Labelled(double X, int Label, bool IsUsed);

    public sealed class Mesh
    {
        public Vector3[] Points = [];

        public (int A, int B)[] Edges = [];

        public float Scale = 1;

        public float Length(int edge) => Scale * Vector3.Distance(Points[Edges[edge].A], Points[Edges[edge].B]);
    }

    public sealed class Rig(Bone[] bones, double weight)
    {
        public Bone[] Bones { get; } = bones;

        public double Weight { get; set; } = weight;

        public double Height => Bones.Sum(b => b.Z * Weight);
    }

    [Differentiable]
    [Sample("mesh.Points[3] mesh.Edges[2]=0..1 mesh.Edges.B[2]=2 x=2")]
    public static double EdgeLengths(Mesh mesh, double x)
    {
        double sum = 0;
        for (int e = 0; e < mesh.Edges.Length; e++)
        {
            sum += mesh.Length(e) * x;
        }

        foreach ((int a, int b) in mesh.Edges)
        {
            sum += mesh.Points[a].X * mesh.Points[b].Y;
        }

        return sum;
    }

    [Differentiable(nameof(mesh))]
    [Sample("&mesh.Points[3] mesh.Edges[2]=0..1 mesh.Edges.B[2]=2 dt=0.1")]
    public static float Smooth(Mesh mesh, float dt)
    {
        Vector3[] before = mesh.Points.ToArray();
        foreach ((int a, int b) in mesh.Edges)
        {
            mesh.Points[a] += dt * (before[b] - before[a]);
            mesh.Points[b].X *= mesh.Scale;
        }

        return mesh.Points[0].Length();
    }

    [Differentiable]
    [Sample("rig.Bones[3] rig.Weight=0.7")]
    public static double RigHeight(Rig rig)
    {
        double sum = 0;
        foreach (Bone bone in rig.Bones)
        {
            sum += bone.X * bone.Y * rig.Weight;
        }

        return sum + rig.Height;
    }

    [Differentiable(nameof(w))]
    [Sample("w[3] data[4] data.Label[4]=0..2 data.IsUsed[4]=0,1,1,1 points[4]")]
    public static double Data(double[] w, List<Labelled> data, IReadOnlyList<Bone> points)
    {
        double sum = 0;
        for (int i = 0; i < data.Count; i++)
        {
            if (data[i].IsUsed)
            {
                sum += w[data[i].Label] * data[i].X * points[i].Y;
            }
        }

        return sum;
    }

    [Differentiable(nameof(w))]
    [Sample("w[3] data[4] data.Label[4]=0..2 data.IsUsed[4]=0,1,1,1")]
    public static double PartsOfData(double[] w, Labelled[] data)
    {
        double first = Score(w, data.AsSpan(0, 2)) * 2;
        return first + Score(w, data.AsSpan(2)) + data.Where(d => d.IsUsed).Sum(d => d.X * w[d.Label]) + (w[0] * data[^1].X);
    }

    private static double Score(double[] w, ReadOnlySpan<Labelled> data)
    {
        double sum = 0;
        foreach (ref readonly Labelled item in data)
        {
            sum += Math.Exp(-w[item.Label] * item.X);
        }

        return sum;
    }

    [Differentiable(nameof(w))]
    [Sample("w[2] x[3]")]
    public static double NumbersAsData(double[] w, Vector2[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Tanh((w[0] * x[i].X) + (w[1] * x[i].Y)) * x[i].LengthSquared();
        }

        return sum;
    }

    [Differentiable]
    [Sample("p[3]")]
    public static double Ends(Bone[] p) => (p.First().X * p.Last().Z) + p.ElementAt(1).Y + p.Aggregate((a, b) => new Bone(a.X + b.X, a.Y * b.Y, 0)).Y;

    [Differentiable]
    [Sample("x")]
    public static double ListsOfStructs(double x)
    {
        List<Bone> list = [new(x, 1, 2), new(1, x * x, 3)];
        list.AddRange(new[] { new Bone(x, x, 1) });
        Bone[] all = list.ToArray();
        all[0] = default;
        return list[0].X + (list[^1].Y * all[1].Y) + list.Sum(p => p.X * p.Z) + all[0].Z;
    }

    [Differentiable]
    [Sample("x y")]
    public static double MadeHere(double x, double y)
    {
        Rig rig = new([new(x, y, 1), new(y, 2, x)], x);
        rig.Bones[0] = new Bone(rig.Bones[1].Z, x, rig.Bones[0].Y);
        rig.Weight *= 2;
        return RigHeight(rig);
    }
}
