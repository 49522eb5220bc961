using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The buffers of a generated method that are memory of the caller's, as C# text.</summary>
internal sealed class BufferTexts(DerivativeSignature signature)
{
    public IEnumerable<(string Text, IrType Element, bool IsWritten)> All()
    {
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.Variable.Type is SequenceType && p.Part is not { Jagged: not null } and not { Gathered: not null }))
        {
            IrType element = ((SequenceType)parameter.Variable.Type).Element;
            yield return (parameter.Part is { } part ? PartArguments.TextOn(part.Owner.Name, part) : Identifier.Of(parameter.Variable), element, parameter.IsWritten);
            if (parameter.Differentiated)
            {
                yield return (DerivativeOf(parameter), element, parameter.IsWritten || signature.Kind != DerivativeKind.Jvp);
            }
        }
    }

    private string DerivativeOf(ParameterModel parameter) => parameter.Part is { } part && OwnerOf(parameter) is { Owner.ListElement: null } owner
        ? PartArguments.TextOn(signature.ArgumentOf(owner).Name, part)
        : Identifier.Of(signature.ArgumentOf(parameter));

    private ParameterModel OwnerOf(ParameterModel part) => signature.Method.Parameters.First(p => p.Variable == part.Part!.Owner);
}
