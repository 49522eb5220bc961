using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>LINQ on arrays, ranges and queries: from the expression to the <see cref="Query"/>.</summary>
internal sealed class QueryBinder(BodyBinder body)
{
    private readonly QuerySources sources = new(body);
    private readonly QueryStages stages = new(body);
    private readonly QuerySorting sorting = new(body);

    /// <summary>The query that the expression stands for, or null where it is something else.</summary>
    public Query? TryBind(IOperation operation) => operation switch
    {
        IParenthesizedOperation e => TryBind(e.Operand),
        ITranslatedQueryOperation e => TryBind(e.Operation),
        IConversionOperation { OperatorMethod: null } e => TryBind(e.Operand),
        ILocalReferenceOperation e when body.Frame.FindQuery(e.Local) is { } query => query,
        IParameterReferenceOperation e when body.Frame.FindQuery(e.Parameter) is { } query => query,
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation when body.Lists.Find(operation) is { } list && (list.Buffer is null || IsConsumedHere(operation)) =>
            sources.Array(list.Items),
        { Type: not null } when body.TypeOf(operation.Type) is SequenceType => body.Sequences.IsMember(operation) ? null : sources.Array(Settled(operation)),
        IInvocationOperation e when IsLinq(e.TargetMethod) => TryBindStage(e),
        IInvocationOperation e when IsEnumerable(e.Type) => body.MethodCalls.TryBind(e)?.Query,
        _ => null,
    };

    public static bool IsLinq(IMethodSymbol method) => method.ContainingType is { Name: "Enumerable" } type && KnownTypes.IsIn(type, "System.Linq");

    public static bool IsEnumerable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T || type is INamedTypeSymbol { Name: "IOrderedEnumerable", TypeArguments.Length: 1 };

    /// <summary>The query is gone through at once, by a call that returns no query: the list cannot grow in between.</summary>
    private static bool IsConsumedHere(IOperation operation)
    {
        IOperation? outer = operation.Parent;
        while (outer is IConversionOperation or IArgumentOperation || (outer is IInvocationOperation call && IsLinq(call.TargetMethod) && IsEnumerable(call.Type)))
        {
            outer = outer.Parent;
        }

        return outer is IInvocationOperation last && IsLinq(last.TargetMethod);
    }

    /// <summary>The array that a variable names now, even if the variable is given another one later.</summary>
    private Variable Settled(IOperation operation)
    {
        ISymbol? symbol = operation switch
        {
            ILocalReferenceOperation e => e.Local,
            IParameterReferenceOperation e => e.Parameter,
            _ => null,
        };
        Variable variable = body.Sequences.Bind(operation, "items");
        if (symbol is null || !body.Frame.Assigns(symbol))
        {
            return variable;
        }

        Variable settled = body.Temporary("items", variable.Type);
        body.Emit(new Declare(settled, new View(variable, null, null, variable.Type)));
        return settled;
    }

    private Query? TryBindStage(IInvocationOperation call)
    {
        IOperation[] operands = Operands(call);
        switch (call.TargetMethod.Name, operands.Length)
        {
            case ("Range", 2):
                Expr[] bounds = [.. body.BindInOrder(operands).Select(Stable)];
                return sources.Range(bounds[0], bounds[1], call);
            case ("Repeat", 2) when operands[0].Type is { } type && body.TypeOf(type) is RealType or IntegerType or BoolType:
                Expr[] repeated = [.. body.BindInOrder(operands).Select(Stable)];
                return sources.Repeat(new CallResult(repeated[0]), repeated[1], call);
            case ("Empty", 0) when body.TypeOf(call.TargetMethod.TypeArguments[0]) is RealType or IntegerType:
                return sources.Range(IntegerConstant.Of(0), IntegerConstant.Of(0), call) with { At = null };
        }

        return operands.Length > 0 && TryBind(operands[0]) is { } source ? TryBindStage(call, source, operands) : null;
    }

    private Query? TryBindStage(IInvocationOperation call, Query source, IOperation[] operands)
    {
        switch (call.TargetMethod.Name, operands.Length)
        {
            case ("Select", 2):
                return stages.Select(source, Function(operands[1]), call);
            case ("Where", 2):
                return stages.Where(source, Function(operands[1]), call);
            case ("Zip", 2 or 3) when TryBind(operands[1]) is { } second:
                return stages.Zip(source, second, operands.Length == 3 ? Function(operands[2]) : null, body.Aggregates.ShapeOf((call.Type as INamedTypeSymbol)?.TypeArguments[0]), call);
            case ("Take", 2) when body.IsInt(operands[1]):
                return stages.Take(source, Stable(body.Bind(operands[1])), call);
            case ("Skip", 2) when body.IsInt(operands[1]):
                return stages.Skip(source, Stable(body.Bind(operands[1])), call);
            case ("OrderBy" or "OrderByDescending", 2) or ("Order" or "OrderDescending", 1):
                FunctionValue? key = operands.Length == 2 ? Function(operands[1]) : null;
                return sorting.Order(source, key, call.TargetMethod.Name.EndsWith("Descending", System.StringComparison.Ordinal), IsConsumedHere(call), call);
            case ("ThenBy" or "ThenByDescending", 2):
                throw LanguageFence.Refuse(RefusalId.ConstructNotYet, operands[1], "a second key", "order by one number");
            case ("Reverse", 1):
                return stages.Reverse(source, call);
            case ("Concat", 2) when TryBind(operands[1]) is { } second:
                return stages.Concat(source, second);
            case ("Append", 2):
                return stages.Concat(source, Single(operands[1]));
            case ("Prepend", 2):
                return stages.Concat(Single(operands[1]), source);
            case ("SelectMany", 2):
                return stages.SelectMany(source, Function(operands[1]), call);
            case ("AsEnumerable" or "ToArray" or "ToList", 1) when call.TargetMethod.Name == "AsEnumerable" || source.IsPure:
                return call.TargetMethod.Name == "AsEnumerable" ? source : sources.Array(body.QueryArrays.Bind(source, call));
            default:
                return null;
        }
    }

    private Query Single(IOperation value)
    {
        Expr element = Stable(body.Bind(value));
        return new Query(IntegerConstant.Of(1), null, each => each(new CallResult(element)), IsPure: true, IsSingleLoop: false);
    }

    public FunctionValue Function(IOperation operation) => body.Delegates.TryBind(operation)
        ?? throw LanguageFence.Refuse(RefusalId.UnknownTarget, operation, "the function '" + SourceText.Of(operation.Syntax) + "'", "write a lambda here");

    /// <summary>The value as it is now, however often the query is enumerated.</summary>
    private Expr Stable(Expr value) => value is RealConstant or IntegerConstant or BoolConstant ? value : body.Spill("given", value);

    /// <summary>The operands in the order of the parameters; none where they are not all written in that order.</summary>
    public static IOperation[] Operands(IInvocationOperation call)
    {
        ImmutableArray<IArgumentOperation> arguments = call.Arguments;
        return arguments.Where((a, i) => a.Parameter?.Ordinal != i).Any() ? [] : [.. arguments.Select(a => a.Value)];
    }
}
