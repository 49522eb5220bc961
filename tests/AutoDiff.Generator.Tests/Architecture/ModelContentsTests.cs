using System.Collections;
using System.Reflection;
using AutoDiff.Generator.Binding;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiff.Generator.Tests.Architecture;

/// <summary>Nothing of Roslyn is reachable from what flows through the pipeline: it would keep whole compilations alive.</summary>
public sealed class ModelContentsTests
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_field_of_the_model_can_hold_a_symbol_or_syntax()
    {
        HashSet<Type> seen = [];
        Queue<Type> open = new([typeof(BoundMethod)]);
        while (open.TryDequeue(out Type? type))
        {
            if (!seen.Add(type))
            {
                continue;
            }

            Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), type.FullName);
            Assert.NotEqual(typeof(object), type);
            foreach (Type next in Parts(type))
            {
                open.Enqueue(next);
            }
        }

        Assert.Contains(typeof(External), seen);
        Assert.Contains(typeof(CountedLoop), seen);
    }

    [Fact]
    public void No_object_in_a_real_model_is_of_Roslyn()
    {
        MethodModel model = Sources.Model("static double G(double v) { if (v > 0) return v; return 0; }\n[Differentiable] static double F(double[] w, string s) { double t = s.Length; for (int i = 0; i < w.Length; i++) { if (w[i] < 0) throw new ArgumentException($\"{w[i]}\"); t += G(w[i]); } return t; }");
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new([new BoundMethod(model, model.Signature, null)]);
        while (open.TryPop(out object? item))
        {
            if (item is string || item.GetType().IsPrimitive || !seen.Add(item))
            {
                continue;
            }

            Assert.False(item is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or IOperation or SemanticModel or AttributeData, item.ToString());
            Assert.False(item is SyntaxToken or TextSpan or SyntaxReference, item.ToString());
            foreach (object value in Values(item))
            {
                open.Push(value);
            }
        }

        Assert.True(seen.Count > 50);
    }

    [Fact]
    public void Models_of_equal_sources_are_equal()
    {
        const string members = "[Differentiable] static double F(double[] w, double x = 2) { double s = 0; foreach (double v in w) s += Math.Pow(v, x) - 0.1; return s; }";
        Assert.Equal(Sources.Model(members), Sources.Model(members));
        Assert.NotEqual(Sources.Model(members), Sources.Model(members.Replace("0.1", "0.2", StringComparison.Ordinal)));
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsArray)
        {
            return [type.GetElementType()!];
        }

        IEnumerable<Type> arguments = type.GetGenericArguments();
        if (type.Assembly != typeof(MethodModel).Assembly)
        {
            return arguments;
        }

        IEnumerable<Type> derived = type.Assembly.GetTypes().Where(t => t.BaseType == type);
        IEnumerable<Type> bases = type.BaseType is { } parent && parent.Assembly == type.Assembly ? [parent] : [];
        return [.. type.GetFields(Fields).Select(f => f.FieldType), .. arguments, .. derived, .. bases];
    }

    private static IEnumerable<object> Values(object item)
    {
        if (item is IEnumerable sequence)
        {
            foreach (object? element in sequence)
            {
                if (element is not null)
                {
                    yield return element;
                }
            }
        }

        for (Type? type = item.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Fields))
            {
                if (field.GetValue(item) is { } value)
                {
                    yield return value;
                }
            }
        }
    }
}
