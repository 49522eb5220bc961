using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>foreach</c> over objects, texts or characters that are data: by index, as a collection that can be counted is read.</summary>
internal sealed class DataLoop(BodyBinder body)
{
    private const string ToArray = "global::System.Linq.Enumerable.ToArray(";

    /// <summary>Binds the loop; false where its elements are something else.</summary>
    public bool TryBind(IForEachLoopOperation loop, IOperation collection)
    {
        if (loop is not { IsAsynchronous: false, LoopControlVariable: IVariableDeclaratorOperation { Symbol: { IsRef: false } element } }
            || collection.Type is null || body.Resolve(collection.Type) is not { } type || !IsData(type, element) || HowCounted(type) is not { } length)
        {
            return false;
        }

        IrType itemType = body.TypeOf(element.Type);
        Read items = body.Spill("items", length.Length > 0
            ? body.Bind(collection)
            : body.Externals.Finish(new CodeText().Append(ToArray).Hole(body.Bind(collection)).Append(")"), collection, RefusalId.ValueLeaves, new OpaqueType(itemType.Text + "[]")));
        External count = body.Externals.Finish(new CodeText().Hole(items).Append(length.Length == 0 ? ".Length" : length), collection, string.Empty, IrType.Int);
        Variable index = body.Index();
        EquatableArray<Statement> statements = body.Capture(() =>
        {
            Variable item = body.Declarations.Declare(element, itemType);
            body.Emit(new Declare(item, body.Externals.Finish(new CodeText().Hole(items).Append("[").Hole(new Read(index)).Append("]"), collection, RefusalId.ValueLeaves, itemType)));
            body.Statements.Bind(loop.Body);
        }).ToEquatableArray();
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), body.Spill("count", count), 1, statements));
        return true;
    }

    /// <summary>An element is a reference that the loop gives on as it is, or a character.</summary>
    private bool IsData(ITypeSymbol collection, ILocalSymbol element) => body.Resolve(element.Type) is { } item
        && (collection.SpecialType == SpecialType.System_String ? item.SpecialType == SpecialType.System_Char
            : item is { IsReferenceType: true, TypeKind: TypeKind.Class or TypeKind.Interface } && SymbolEqualityComparer.Default.Equals(item, ElementOf(collection)));

    private static ITypeSymbol? ElementOf(ITypeSymbol collection) => collection switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when KnownTypes.IsIn(named.OriginalDefinition, "System.Collections.Generic") => named.TypeArguments[0],
        _ => null,
    };

    /// <summary>How many there are; empty for what cannot be counted before it is gone through; null for a collection that is not known.</summary>
    private static string? HowCounted(ITypeSymbol collection) => collection switch
    {
        IArrayTypeSymbol or { SpecialType: SpecialType.System_String } => ".Length",
        { Name: "List" or "IList" or "IReadOnlyList" } => ".Count",
        { Name: "IEnumerable" or "ICollection" or "IReadOnlyCollection" or "HashSet" or "Queue" or "SortedSet" or "LinkedList" } => string.Empty,
        _ => null,
    };
}
