using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Describes the class and struct parameters of a bound method, with their parts behind them, for the later stages.</summary>
/// <param name="written">The flat sequences that the method writes.</param>
internal sealed class OwnerModels(BindingSession session, EquatableArray<Statement> statements, ISet<Variable> written)
{
    private readonly HashSet<Variable> assigned = [.. Walk.Statements(statements).OfType<Assign>().Select(a => a.Variable)];
    private readonly HashSet<Variable> stored = [.. Walk.Statements(statements).OfType<Store>().Select(s => session.RootOf(s.Sequence)), .. written];

    public IReadOnlyList<ParameterModel> Complete(IReadOnlyList<ParameterModel> parameters)
    {
        List<ParameterModel> result = [];
        foreach (ParameterModel parameter in parameters)
        {
            if (session.Owners.Of(parameter.Variable) is { } owner)
            {
                result.AddRange(Complete(parameter, owner));
            }
            else
            {
                result.Add(parameter);
            }
        }

        return result;
    }

    private IEnumerable<ParameterModel> Complete(ParameterModel parameter, OwnerBinding owner)
    {
        bool isVisible = !owner.Shape.IsValue || owner.Symbol is null || parameter.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out;
        bool isResult = owner.Parts.Any(p => p.Member.Role is ObjectMemberRole.Real or ObjectMemberRole.RealSequence && ((isVisible && assigned.Contains(p.Variable)) || IsStored(p)));
        bool isDifferentiated = parameter.Differentiated || isResult;
        CheckChanges(owner);
        CheckResults(owner);
        if (isDifferentiated)
        {
            foreach ((ObjectRef container, ObjectMember member) in session.Shapes.Held(owner.Root))
            {
                // A gradient has all parts, also those that the method never reads.
                owner.Part(container, member, session.Types.Map(member.Type));
            }
        }

        List<ObjectNode> objects = [];
        List<ValueAssembly> assemblies = [];
        AddNodes(owner.Root, owner, objects, assemblies);
        yield return parameter with
        {
            Differentiated = isDifferentiated,
            Owner = new OwnerModel(owner.Shape.IsValue, objects.ToEquatableArray(), assemblies.ToEquatableArray())
            {
                Unheld = isDifferentiated && !owner.Shape.IsValue ? new UnheldMembers(session.Shapes).Of(owner.Root).ToEquatableArray() : EquatableArray<UnheldMember>.Empty,
            },
        };
        foreach (OwnerPart part in owner.Parts)
        {
            bool isDerived = isDifferentiated && session.Shapes.Holds(part.Container, part.Member);
            if (part.Variable.Type is SequenceType { IsJagged: true })
            {
                foreach (ParameterModel flat in session.Jagged.PartsOf(parameter.Variable, part.Path))
                {
                    bool isValues = flat.Part!.Jagged!.IsValues && flat.Variable.Type.IsRealSequence;
                    yield return flat with { Differentiated = isDerived && isValues, IsWritten = isValues && written.Contains(flat.Variable) };
                }

                continue;
            }

            bool isReal = part.Variable.Type.IsReal || part.Variable.Type.IsRealSequence || part.Variable.Type.IsRealRecords;
            ParameterRefKind refKind = parameter.RefKind == ParameterRefKind.Out ? ParameterRefKind.Out
                : isVisible && assigned.Contains(part.Variable) ? ParameterRefKind.Ref
                : ParameterRefKind.Value;
            yield return new ParameterModel(part.Variable, part.Variable.Type.Text, refKind, null, false, false, isDerived && isReal, isReal && IsStored(part))
            {
                Part = part.Place,
            };
        }
    }

    /// <summary>The object gets what the method writes there only at the end.</summary>
    private static bool IsCopied(OwnerPart part) => part.Place.Gathered is not null || part.Variable.Type is SequenceType { IsJagged: true };

    private bool IsStored(OwnerPart part) => part.Variable.Type is SequenceType { IsJagged: true }
        ? session.Jagged.PartsOf(part.Place.Owner, part.Path).Any(p => stored.Contains(p.Variable))
        : stored.Contains(part.Variable);

    /// <summary>What has been changed in local variables only must not be looked at, or changed, through the object.</summary>
    private void CheckChanges(OwnerBinding owner)
    {
        if (owner.Parts.Any(p => p.Member is { Role: ObjectMemberRole.Data, Symbol: IParameterSymbol } && IsStored(p)))
        {
            session.Refusals.Add(new Refusal(
                RefusalId.AssignmentTarget, owner.Shape.Type.Locations[0], "a write to an array that is a parameter of the constructor", "store it in a field or property"));
        }

        foreach (OwnerPart part in owner.Parts.Where(p => assigned.Contains(p.Variable) || IsStored(p)))
        {
            if (session.Owners.ReadElsewhere(part.Member.Symbol) is { } read)
            {
                session.Refusals.Add(new Refusal(
                    RefusalId.ObjectLeaves, read.Syntax.GetLocation(), "'" + SourceText.Of(read.Syntax) + "', which may be the object that the method changes", "do not read '" + part.Member.Symbol.Name + "' of other objects here"));
            }
        }

        bool isVisible = !owner.Shape.IsValue || owner.Symbol is null;
        if (isVisible && session.Owners.OpenCall is { } call && owner.Parts.Any(p => assigned.Contains(p.Variable) || (IsCopied(p) && IsStored(p))))
        {
            session.Refusals.Add(new Refusal(
                RefusalId.ObjectLeaves, call.Syntax.GetLocation(), "the call of '" + SourceText.Of(call.Syntax) + "', which may use the object that the method changes", "call a method that can be followed"));
        }

        if (owner.UsedAsWhole is { } use && owner.Parts.Any(p => assigned.Contains(p.Variable) || (IsCopied(p) && IsStored(p))))
        {
            session.Refusals.Add(new Refusal(
                RefusalId.ObjectLeaves, use.Syntax.GetLocation(), "'" + SourceText.Of(use.Syntax) + "', which the method changes,", "use its members here, not the object as a whole"));
        }
    }

    /// <summary>Numbers that are written where no gradient could hold their upstream would be lost.</summary>
    private void CheckResults(OwnerBinding owner)
    {
        foreach (OwnerPart part in owner.Parts.Where(p => p.Member.Role == ObjectMemberRole.RealSequence && IsStored(p) && !session.Shapes.Holds(p.Container, p.Member)))
        {
            session.Refusals.Add(new Refusal(
                RefusalId.NotInGradient,
                owner.Symbol?.Locations.FirstOrDefault() ?? owner.Shape.Type.Locations[0],
                "'" + owner.Variable.Name + part.Path + "', an array in a struct that the method writes",
                "make it a class, or pass the array as a parameter of its own"));
        }
    }

    private void AddNodes(ObjectRef node, OwnerBinding owner, List<ObjectNode> objects, List<ValueAssembly> assemblies)
    {
        if (!node.Shape.IsValue)
        {
            objects.Add(new ObjectNode(node.Path, node.Shape.Lineage));
        }
        else if (Assembly(node) is { } assembly)
        {
            assemblies.Add(assembly);
        }

        foreach (ObjectMember member in node.Shape.Members.Where(m => m is { IsReachable: true, Role: ObjectMemberRole.Nested }))
        {
            string path = node.Path + member.Step;
            bool isUsed = owner.Parts.Any(p => p.Path.StartsWith(path + ".", System.StringComparison.Ordinal));
            if (isUsed && session.Shapes.Of(member.Type) is { } shape)
            {
                AddNodes(node.Nested(member, shape, session.Shapes), owner, objects, assemblies);
            }
        }
    }

    private ValueAssembly? Assembly(ObjectRef node)
    {
        List<string> pieces = [string.Empty];
        List<AssemblyMember> members = [];
        return Append(node.Shape, node.Path, pieces, members)
            ? new ValueAssembly(node.Path, TypeMap.TextOf(node.Shape.Type), pieces.ToEquatableArray(), members.ToEquatableArray())
            : null;
    }

    private bool Append(ObjectShape shape, string path, List<string> pieces, List<AssemblyMember> members)
    {
        if (ValueConstruction.Of(shape, session) is not { } construction)
        {
            return false;
        }

        for (int i = 0; i < construction.Members.Count; i++)
        {
            pieces[pieces.Count - 1] += construction.Pieces[i];
            ObjectMember member = construction.Members[i];
            if (member.Role == ObjectMemberRole.Nested && session.Shapes.Of(member.Type) is { IsValue: true } nested)
            {
                if (!Append(nested, path + member.Step, pieces, members))
                {
                    return false;
                }
            }
            else
            {
                members.Add(new AssemblyMember(path + member.Step, session.Types.Map(member.Type)));
                pieces.Add(string.Empty);
            }
        }

        pieces[pieces.Count - 1] += construction.Pieces[construction.Members.Count];
        return true;
    }
}
