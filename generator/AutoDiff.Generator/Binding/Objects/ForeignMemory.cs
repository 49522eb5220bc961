using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Arrays and lists that are reached through objects, whose elements are read as they are. They must not be memory that the method
/// writes: no derivative would come through.
/// </summary>
internal sealed class ForeignMemory(BodyBinder body)
{
    private const string Guard = "global::AutoDiff.MemoryGuard.Apart<";

    /// <summary>The types whose memory can be compared.</summary>
    public static bool IsOf(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: <= 3 }
        || (type is INamedTypeSymbol { TypeArguments.Length: 1 } named
            && (named.Name is "Span" or "ReadOnlySpan" or "ArraySegment" ? KnownTypes.IsIn(named, "System")
                : named.Name is "List" or "IList" or "IReadOnlyList" && KnownTypes.IsIn(named, "System.Collections.Generic")));

    /// <summary>Whether the memory is compared where it is read, which a function that sees none of the caller's buffers cannot do.</summary>
    public static bool IsGuarded(External read) => read.Pieces[0].StartsWith(Guard, System.StringComparison.Ordinal);

    /// <summary>The memory as the receiver of an index.</summary>
    public CodeText Guarded(Expr memory, IOperation element)
    {
        if (body.Frame.IsPassive || body.Frame.IsStopped || element.Type is null || body.TypeOf(element.Type) is not RealType type)
        {
            RefuseStructs(element);
            return new CodeText().Receiver(memory);
        }

        WrittenBuffer[] written = [.. body.Session.Owners.WrittenBeside(type)];
        if (written.FirstOrDefault(w => w.Text is null) is { } rows)
        {
            throw LanguageFence.Refuse(
                RefusalId.ObjectLeaves, element, "'" + SourceText.Of(element.Syntax) + "', which may be a row of '" + rows.Name + "', which the method writes", "pass its array as a parameter");
        }

        CodeText text = new();
        foreach (WrittenBuffer unused in written)
        {
            text.Append(Guard + type.Text + ">(");
        }

        text = written.Length > 0 ? text.Hole(memory) : text.Receiver(memory);
        foreach (WrittenBuffer buffer in written)
        {
            text.Append(", " + buffer.Text + ")");
        }

        return text;
    }

    /// <summary>An array of structs cannot be compared with the numbers of those that the method writes.</summary>
    private void RefuseStructs(IOperation element)
    {
        if (body.Frame.IsPassive || body.Frame.IsStopped || element.Type is null || body.Session.Records.Of(body.Resolve(element.Type)) is not { IsInterleaved: true, HasReal: true } record)
        {
            return;
        }

        if (body.Session.Owners.WrittenBeside((RealType)record.Leaves[0].Type).FirstOrDefault(w => w.Struct == record.Name) is { } written)
        {
            throw LanguageFence.Refuse(
                RefusalId.ObjectLeaves, element, "'" + SourceText.Of(element.Syntax) + "', which may be an element of '" + written.Name + "', which the method writes", "pass its array as a parameter");
        }
    }
}
