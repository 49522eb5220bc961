using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>What a generated method verifies of its arguments before it writes anything.</summary>
internal sealed class ArgumentChecks(DerivativeSignature signature, PartArguments parts)
{
    private readonly List<(ParameterModel Parameter, Variable Argument)> sequences =
        [.. signature.Method.Flat.Where(p => p.Differentiated && p.Variable.Type.IsSequence && p.Part is not { Jagged: not null } and not { Gathered: not null }).Select(p => (p, signature.ArgumentOf(p)))];

    public BufferChecks Checks()
    {
        EquatableArray<BufferPair> sameLength = sequences
            .Where(s => s.Parameter.Part is not { IsGrid: true })
            .Select(s => OwnerOf(s.Parameter) is { } owner ? (Parameter: owner, Argument: signature.ArgumentOf(owner)) : s)
            .Distinct()
            .Select(s => new BufferPair(s.Argument, s.Parameter.Variable)
            {
                OtherMayBeNull = s.Parameter.Part is null && s.Parameter.TypeText.EndsWith("?", StringComparison.Ordinal),
            })
            .ToEquatableArray();
        ObjectChecks objects = new(signature, parts);
        return new BufferChecks(sameLength, Disjoint()) 
        {
            Present = objects.Present().Concat(IsUpstreamObject ? [signature.Upstream!.Name] : []).ToEquatableArray(),
            Distinct = objects.Distinct(),
            Jagged = new JaggedChecks(signature).Calls().Concat(new ObjectArrayChecks(signature).Calls()).ToEquatableArray(),
            SameShape = sequences.Where(s => s.Parameter.Part is { IsGrid: true }).Select(s => Whole(s.Parameter)).ToEquatableArray(),
        };
    }

    /// <summary>The array and its derivative, not the elements of them.</summary>
    private ObjectPair Whole(ParameterModel elements)
    {
        ParameterModel owner = signature.Method.Parameters.First(p => p.Variable == elements.Part!.Owner);
        return new ObjectPair(
            PartArguments.TextOn(signature.ArgumentOf(owner).Name, elements.Part!.Path), PartArguments.TextOn(owner.Variable.Name, elements.Part.Path));
    }

    private bool IsUpstreamObject => signature.Upstream is not null && (signature.Method.ReturnsArray || signature.Method.Struct is { IsReference: true });

    /// <summary>The array of structs that the sequence is the numbers of, or null.</summary>
    private ParameterModel? OwnerOf(ParameterModel part) => part.Part is null
        ? null
        : signature.Method.Parameters.FirstOrDefault(p => p.Variable == part.Part.Owner && p.Owner is { IsRecords: true });

    /// <summary>A copy of the leaves of structs shares memory with nothing.</summary>
    private bool IsCopy(ParameterModel parameter) => OwnerOf(parameter) is { Variable.Type: SequenceType { Element: RecordType { IsInterleaved: false } } };

    private EquatableArray<BufferPair> Disjoint()
    {
        List<(Variable Buffer, bool IsWritten)> all = [.. Inputs(), .. Derivatives()];
        if (signature.UpstreamNumbers is { Type: SequenceType } upstream)
        {
            all.Add((upstream, false));
        }

        List<BufferPair> disjoint = [];
        foreach (Variable buffer in all.Where(b => b.IsWritten).Select(b => b.Buffer))
        {
            disjoint.AddRange(all.Select(b => b.Buffer)
                .Where(other => other != buffer && ElementOf(other) == ElementOf(buffer))
                .Where(other => !disjoint.Contains(new BufferPair(other, buffer)))
                .Select(other => new BufferPair(buffer, other)));
        }

        // A static table is no argument: only what the method itself writes may turn out to be one.
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.IsWritten && p.Part is not { Jagged: not null } and not { Gathered: not null }))
        {
            disjoint.AddRange(signature.Method.Tables.Where(t => ElementOf(t) == ElementOf(parameter.Variable)).Select(t => new BufferPair(parameter.Variable, t)));
        }

        return disjoint.ToEquatableArray();
    }

    private IEnumerable<(Variable Buffer, bool IsWritten)> Inputs()
    {
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.Variable.Type.IsSequence && p.Part is not { Jagged: not null } and not { Gathered: not null } && !IsCopy(p)))
        {
            yield return (parameter.Variable, parameter.IsWritten);
        }

        foreach (ParameterModel number in References())
        {
            yield return (number.Variable, number.RefKind == ParameterRefKind.Ref);
        }
    }

    private IEnumerable<(Variable Buffer, bool IsWritten)> Derivatives()
    {
        foreach ((ParameterModel parameter, Variable argument) in sequences)
        {
            yield return (argument, signature.Kind != DerivativeKind.Jvp || parameter.IsWritten);
        }

        foreach (ParameterModel number in References().Where(p => p.IsInOut))
        {
            yield return (signature.ArgumentOf(number), true);
        }
    }

    /// <summary>The numbers that are passed by reference, where one of them may be another or an element of an array.</summary>
    private IEnumerable<ParameterModel> References() => signature.Method.Declared.Any(p => p is { RefKind: ParameterRefKind.Ref, Variable.Type: RealType })
        ? signature.Method.Declared.Where(p => p.Variable.Type is RealType && p.RefKind is ParameterRefKind.Ref or ParameterRefKind.In or ParameterRefKind.RefReadOnly)
        : [];

    private static IrType ElementOf(Variable buffer) => buffer.Type is SequenceType sequence ? sequence.Element : buffer.Type;
}
