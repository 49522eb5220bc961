using System;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary><c>OrderBy</c> and its relatives.</summary>
internal sealed class QuerySorting(BodyBinder body)
{
    private readonly QuerySources sources = new(body);
    private readonly QueryStages stages = new(body);
    private readonly Sorting sorting = new(body);

    /// <param name="key">Null for the elements themselves.</param>
    /// <param name="isConsumedHere">The query is gone through where it stands: it may be sorted at once.</param>
    public Query Order(Query source, FunctionValue? key, bool isDescending, bool isConsumedHere, IOperation call) => isConsumedHere
        ? Sorted(source, key, isDescending, call)
        : new Query(source.Bound, null, each => Sorted(source, key, isDescending, call).Run(each), source.IsPure, source.IsSingleLoop);

    private Query Sorted(Query source, FunctionValue? key, bool isDescending, IOperation call)
    {
        Variable items = body.QueryArrays.Bind(source, call);
        Func<Expr, CallResult> at = sources.Array(items).At!;
        Variable keys = key is null ? items : body.QueryArrays.Bind(sources.Indexed(new Length(items), i => stages.Apply(key, call, [at(i)]), isPure: true), call);
        if (((SequenceType)keys.Type).Element is not (RealType or IntegerType))
        {
            throw LanguageFence.Refuse(RefusalId.ConstructNotYet, call, "an order by more than one number", "order by a number");
        }

        Read order = sorting.OrderOf(keys, isDescending ? "StableDescending" : "Stable", call);
        return sources.Indexed(new Length(items), i => at(sorting.At(order, i, call)), isPure: true);
    }
}
