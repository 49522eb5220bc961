using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>A buffer of the caller's that the method writes, as the generated method names it at its start.</summary>
/// <param name="Text">C# that converts to a span; null for an array of arrays.</param>
internal sealed record WrittenBuffer(IrType Element, string Name, string? Text)
{
    /// <summary>The struct that the numbers make, as text; null for a buffer of numbers.</summary>
    public string? Struct { get; init; }

    public static WrittenBuffer? Of(ParameterModel parameter)
    {
        if (!parameter.IsWritten || parameter.Variable.Type is not SequenceType { Element: RealType element })
        {
            return null;
        }

        return parameter.Part switch
        {
            null => new WrittenBuffer(element, parameter.Variable.Name, Identifier.Escape(parameter.Variable.Name)),
            { Jagged: not null } jagged => new WrittenBuffer(element, jagged.Owner.Name, null),
            { } part => new WrittenBuffer(element, part.Owner.Name, part.TextOn(part.Owner.Name == "this" ? "this" : Identifier.Escape(part.Owner.Name))) { Struct = part.Struct },
        };
    }
}
