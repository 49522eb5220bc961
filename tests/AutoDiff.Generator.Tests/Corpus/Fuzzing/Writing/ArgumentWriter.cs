using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes calls of helpers inside of expressions, and arguments.</summary>
internal sealed class ArgumentWriter(ProgramStyle style, IndexWriter indices, IReadOnlyList<Helper> helpers, ExpressionWriter expressions)
{
    public SourceExpression? PureCall(Scope scope, int depth)
    {
        Helper[] pure = [.. helpers.Where(h => h.IsPure)];
        if (pure.Length == 0)
        {
            return null;
        }

        return Call(scope, depth, style.Pick(pure));
    }

    /// <summary>A call of a helper that changes nothing; null where an argument is missing.</summary>
    public SourceExpression? Call(Scope scope, int depth, Helper helper)
    {
        List<SourceExpression> arguments = [];
        foreach (HelperParameter parameter in helper.Parameters)
        {
            if (Argument(scope, depth - 1, parameter) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        if (helper.Parameters[^1].Role == HelperParameterRole.OptionalInteger && style.OneIn(2))
        {
            arguments.RemoveAt(arguments.Count - 1);
        }

        IEnumerable<string> holes = arguments.Select((_, i) => "{" + i.ToString(CultureInfo.InvariantCulture) + "}");
        if (helper.Parameters[^1].Role != HelperParameterRole.Params && style.OneIn(10))
        {
            // In another order, which is that of evaluation.
            holes = holes.Zip(helper.Parameters, (hole, parameter) => parameter.Name + ": " + hole).Reverse();
        }

        return new SourceExpression(ExpressionType.Real, $"{helper.Name}({string.Join(", ", holes)})", arguments) { Bound = 3 };
    }

    /// <summary>An argument for a parameter that is only read; null where nothing fits.</summary>
    public SourceExpression? Argument(Scope scope, int depth, HelperParameter parameter)
    {
        switch (parameter.Role)
        {
            case HelperParameterRole.Integer or HelperParameterRole.OptionalInteger:
                return indices.Below(scope, 4);
            case HelperParameterRole.Params:
                return style.Random.Next(3) switch
                {
                    0 => expressions.Bounded(scope, depth, 3),
                    1 => new SourceExpression(ExpressionType.Real, "{0}, {1}, {2}", expressions.Bounded(scope, depth, 3), expressions.Bounded(scope, 0, 3), expressions.Bounded(scope, depth, 3)),
                    _ => new SourceExpression(ExpressionType.Real, "new " + style.Real + "[] {{ {0}, {1} }}", expressions.Bounded(scope, depth, 3), expressions.Bounded(scope, depth, 3)),
                };
            case HelperParameterRole.Real:
                return expressions.Bounded(scope, depth, 3);
            case HelperParameterRole.ReadGrid:
                GridVariable[] grids = [.. scope.All<GridVariable>().Where(g => g.IsJagged == parameter.IsJagged)];
                return grids.Length == 0 ? null : new SourceExpression(ExpressionType.Real, style.Pick(grids).Name) { Bound = 3 };
            case HelperParameterRole.Struct:
                StructVariable[] structs = [.. scope.All<StructVariable>().Where(s => !scope.IsInFunction || !s.IsByReference)];
                return structs.Length == 0
                    ? new SourceExpression(ExpressionType.Struct, "new Pair({0}, {1})", expressions.Bounded(scope, depth, 3), expressions.Bounded(scope, depth, 3))
                    : new SourceExpression(ExpressionType.Struct, style.Pick(structs).Name);
            case HelperParameterRole.ReadStructs:
                StructArrayVariable[] arrays = [.. scope.All<StructArrayVariable>().Where(a => a.Form == parameter.Form || (a.Form == SequenceForm.Array && parameter.Form == SequenceForm.ReadOnlySpan))];
                return arrays.Length == 0 || scope.IsInFunction ? null : new SourceExpression(ExpressionType.Struct, style.Pick(arrays).Name);
            case HelperParameterRole.Object:
                ObjectVariable[] objects = [.. scope.All<ObjectVariable>()];
                return objects.Length == 0 ? null : new SourceExpression(ExpressionType.Real, style.Pick(objects).Name) { Bound = 3 };
            case HelperParameterRole.Function:
                return Function(scope, depth, parameter);
            default:
                SequenceVariable[] fitting = [.. scope.RealSequences.Where(s => (parameter.Form == SequenceForm.ReadOnlySpan && !s.IsList) || s.Form == parameter.Form)];
                return fitting.Length == 0 ? null : new SourceExpression(ExpressionType.Real, style.Pick(fitting).Name) { Bound = 3 };
        }
    }

    private SourceExpression Function(Scope scope, int depth, HelperParameter parameter)
    {
        FunctionVariable[] known = [.. scope.All<FunctionVariable>().Where(f => f is { Arity: 1, ReturnsReal: true })];
        if (known.Length > 0 && style.OneIn(2))
        {
            return new SourceExpression(ExpressionType.Real, style.Pick(known).Name);
        }

        string argument = scope.Fresh(parameter.Name);
        Scope inside = new(scope) { IsFunction = true };
        inside.Add(new RealVariable(argument, IsWritable: false));
        return new SourceExpression(ExpressionType.Real, argument + " => {0}", expressions.Bounded(inside, Math.Max(1, depth), 3));
    }
}
