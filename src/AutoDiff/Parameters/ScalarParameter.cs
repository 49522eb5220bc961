using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;
using AutoDiff.Optimization;

namespace AutoDiff.Parameters;

/// <summary>A field that holds one number.</summary>
internal sealed class ScalarParameter<T> : ParameterBuffer<T>
    where T : IFloatingPointIeee754<T>
{
    // Compiled, because reflection would box the number at every step.
    private readonly Func<T> _read;
    private readonly Action<T> _write;

    public ScalarParameter(string path, object owner, FieldInfo field)
        : base(path, [])
    {
        MemberExpression access = Expression.Field(Expression.Constant(owner, field.DeclaringType!), field);
        ParameterExpression value = Expression.Parameter(typeof(T));
        _read = Expression.Lambda<Func<T>>(access).Compile();
        _write = Expression.Lambda<Action<T>>(Expression.Assign(access, value), value).Compile();
    }

    public override void CopyTo(Span<T> values) => values[0] = _read();

    public override void CopyFrom(ReadOnlySpan<T> values) => _write(values[0]);

    internal override void Step(ParameterBuffer<T> gradient, Optimizer<T> optimizer)
    {
        T weight = _read();
        T slope = ((ScalarParameter<T>)gradient)._read();
        optimizer.Step(new Span<T>(ref weight), new ReadOnlySpan<T>(in slope));
        _write(weight);
    }
}
