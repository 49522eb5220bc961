using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes calls of helpers as statements: of those that change their arguments, too.</summary>
internal sealed class CallWriter(ProgramStyle style, ExpressionWriter expressions, IReadOnlyList<Helper> helpers)
{
    public IEnumerable<SourceStatement>? Statement(Scope scope) => helpers.Count == 0 ? null : Statement(scope, style.Pick(helpers));

    /// <summary>Null where an argument is missing.</summary>
    public IEnumerable<SourceStatement>? Statement(Scope scope, Helper helper)
    {
        List<SourceExpression> operands = [];
        List<string> arguments = [];
        Dictionary<string, string> roots = [];
        HashSet<string> references = [];
        List<string> declared = [];
        foreach (HelperParameter parameter in helper.Parameters)
        {
            if (Argument(scope, parameter, operands, roots, references, declared) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        foreach (string name in declared)
        {
            scope.Add(new RealVariable(name, IsWritable: true));
        }

        string call = $"{helper.Name}({string.Join(", ", arguments)})";
        if (helper.ReturnsReal)
        {
            string result = scope.Fresh("t");
            scope.Add(new RealVariable(result, IsWritable: true));
            call = style.Real + " " + result + " = " + call;
        }
        else if (helper.Result == HelperResult.Array)
        {
            string result = scope.Fresh("array");
            scope.Add(new SequenceVariable(result, SequenceForm.Array, helper.Length, true, true, null));
            call = $"{style.Real}[] {result} = {call}";
        }
        else if (helper.Result == HelperResult.Struct)
        {
            string result = scope.Fresh("pair");
            scope.AddOther(new StructVariable(result));
            scope.Add(new RealVariable(result + ".A", IsWritable: true));
            scope.Add(new RealVariable(result + ".B", IsWritable: true));
            call = $"Pair {result} = {call}";
        }
        else if (helper.Result == HelperResult.Tuple)
        {
            string result = scope.Fresh("pair");
            scope.Add(new RealVariable(result + ".Value", IsWritable: true));
            scope.Add(new RealVariable(result + ".Slope", IsWritable: true));
            call = $"var {result} = {call}";
        }

        return [SourceStatement.Line(call + ";", operands) with { Call = new SourceCall(helper.Name, roots) }];
    }

    private string? Argument(
        Scope scope,
        HelperParameter parameter,
        List<SourceExpression> operands,
        Dictionary<string, string> roots,
        HashSet<string> references,
        List<string> declared)
    {
        switch (parameter.Role)
        {
            case HelperParameterRole.Out when style.OneIn(2):
                string name = scope.Fresh("o");
                declared.Add(name);
                return $"out {style.Real} {name}";
            case HelperParameterRole.Ref or HelperParameterRole.Out:
                // Twice the same variable by reference is another topic.
                RealVariable[] writable = [.. scope.Reals.Where(r => r.IsFree && !references.Contains(r.Name))];
                if (writable.Length == 0)
                {
                    return null;
                }

                string variable = style.Pick(writable).Name;
                references.Add(variable);
                return (parameter.Role == HelperParameterRole.Ref ? "ref " : "out ") + variable;
            case HelperParameterRole.Written:
                SequenceVariable[] sequences = [.. scope.RealSequences.Where(s => s.IsWritable && ((parameter.Form == SequenceForm.Span && !s.IsList) || s.Form == parameter.Form))];
                if (sequences.Length == 0)
                {
                    return null;
                }

                SequenceVariable sequence = style.Pick(sequences);
                if (sequence.Root is { } root)
                {
                    roots[parameter.Name] = root;
                }

                return sequence.Name;
            case HelperParameterRole.RefStruct:
                StructVariable[] structs = [.. scope.All<StructVariable>().Where(s => !references.Contains(s.Name) && !(scope.IsInFunction && s.IsByReference))];
                if (structs.Length == 0)
                {
                    return null;
                }

                string place = style.Pick(structs).Name;
                references.Add(place);
                return "ref " + place;
            case HelperParameterRole.WrittenStructs:
                StructArrayVariable[] arrays = [.. scope.All<StructArrayVariable>().Where(a => a.IsWritable && a.Form == SequenceForm.Array)];
                if (arrays.Length == 0)
                {
                    return null;
                }

                StructArrayVariable array = style.Pick(arrays);
                if (array.Root is { } arrayOwner)
                {
                    roots[parameter.Name] = arrayOwner;
                }

                return array.Name;
            case HelperParameterRole.WrittenObject:
                ObjectVariable[] objects = [.. scope.All<ObjectVariable>().Where(o => o.IsWritable)];
                if (objects.Length == 0)
                {
                    return null;
                }

                ObjectVariable changed = style.Pick(objects);
                if (!changed.IsLocal)
                {
                    foreach (string member in ModelTypes.RealMembers)
                    {
                        roots[parameter.Name + "." + member] = changed.Name + "." + member;
                    }
                }

                return changed.Name;
            case HelperParameterRole.WrittenGrid:
                GridVariable[] grids = [.. scope.All<GridVariable>().Where(g => g.IsWritable && g.IsJagged == parameter.IsJagged)];
                if (grids.Length == 0)
                {
                    return null;
                }

                GridVariable grid = style.Pick(grids);
                if (grid.Root is { } owner)
                {
                    roots[parameter.Name] = owner;
                }

                return grid.Name;
            default:
                if (expressions.Arguments.Argument(scope, 2, parameter) is not { } value)
                {
                    return null;
                }

                operands.Add(value);
                return "{" + (operands.Count - 1).ToString(CultureInfo.InvariantCulture) + "}";
        }
    }
}
