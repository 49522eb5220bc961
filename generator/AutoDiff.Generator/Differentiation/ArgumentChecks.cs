using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>What a generated method verifies of its arguments before it writes anything.</summary>
internal sealed class ArgumentChecks(DerivativeSignature signature, PartArguments parts)
{
    private readonly List<(ParameterModel Parameter, Variable Argument)> sequences =
        [.. signature.Method.Flat.Where(p => p.Differentiated && p.Variable.Type.IsSequence && p.Part?.Jagged is null).Select(p => (p, signature.ArgumentOf(p)))];

    public BufferChecks Checks()
    {
        ParameterModel[] grids = [.. signature.Method.Parameters.Where(p => p.Differentiated && p.Owner is { IsGrid: true })];
        EquatableArray<BufferPair> sameLength = sequences
            .Where(s => s.Parameter.Part is null || grids.All(g => g.Variable != s.Parameter.Part.Owner))
            .Select(s => new BufferPair(s.Argument, s.Parameter.Variable)
            {
                OtherMayBeNull = s.Parameter.Part is null && s.Parameter.TypeText.EndsWith("?", StringComparison.Ordinal),
            })
            .ToEquatableArray();
        ObjectChecks objects = new(signature, parts);
        return new BufferChecks(sameLength, Disjoint()) 
        {
            Present = objects.Present(),
            Distinct = objects.Distinct(),
            Jagged = new JaggedChecks(signature).Calls(),
            SameShape = grids.Select(g => new BufferPair(signature.ArgumentOf(g), g.Variable)).ToEquatableArray(),
        };
    }

    private EquatableArray<BufferPair> Disjoint()
    {
        List<Variable> written = [];
        List<Variable> all = [];
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.Variable.Type.IsSequence && p.Part?.Jagged is null))
        {
            all.Add(parameter.Variable);
            if (parameter.IsWritten)
            {
                written.Add(parameter.Variable);
            }
        }

        foreach ((ParameterModel parameter, Variable argument) in sequences)
        {
            all.Add(argument);
            if (signature.Kind != DerivativeKind.Jvp || parameter.IsWritten)
            {
                written.Add(argument);
            }
        }

        if (signature.Upstream is { Type: SequenceType } upstream)
        {
            all.Add(upstream);
        }

        List<BufferPair> disjoint = [];
        foreach (Variable buffer in written)
        {
            disjoint.AddRange(all
                .Where(other => other != buffer && ((SequenceType)other.Type).Element == ((SequenceType)buffer.Type).Element)
                .Where(other => !disjoint.Contains(new BufferPair(other, buffer)))
                .Select(other => new BufferPair(buffer, other)));
        }

        return disjoint.ToEquatableArray();
    }
}
