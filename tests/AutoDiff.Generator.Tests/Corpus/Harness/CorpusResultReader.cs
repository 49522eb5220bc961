using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Takes a returned struct, tuple, nullable or object apart, into results named <c>return.Position.X</c>.</summary>
internal sealed class CorpusResultReader
{
    private readonly List<CorpusParameter> parts = [];

    /// <summary>The parts, and C# that makes the whole of variables that are named after them; null for any other type.</summary>
    public static (string Construction, IReadOnlyList<CorpusParameter> Parts)? Read(ITypeSymbol type)
    {
        if (CorpusMethodReader.KindOf(type) is not null || type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named)
        {
            return null;
        }

        CorpusResultReader reader = new();
        string construction = reader.Construct(CorpusParameter.Returned, "", named);
        return (construction, reader.parts);
    }

    private string Construct(string path, string access, INamedTypeSymbol type)
    {
        string spelling = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (type.IsTupleType)
        {
            return "(" + string.Join(", ", type.TupleElements.Select(e => Value($"{path}.{e.Name}", $"{access}.{e.Name}", e.Type))) + ")";
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            // An upstream is given whether there is a value or not: the derivative says what it does with it.
            parts.Add(new CorpusParameter($"{path}.HasValue", "bool", ElementKind.Boolean, false, false, RefKind.Out, false, false, false) { IsReturned = true, Access = access + ".HasValue" });
            return $"({spelling})" + Value($"{path}.Value", $"{access}.GetValueOrDefault()", type.TypeArguments[0]);
        }

        if (type.Name == "Complex")
        {
            return $"new {spelling}({Value($"{path}.Real", $"{access}.Real", Real(type))}, {Value($"{path}.Imaginary", $"{access}.Imaginary", Real(type))})";
        }

        (ISymbol Symbol, ITypeSymbol Type)[] members = [.. Members(type)];
        Dictionary<string, string> values = members.ToDictionary(
            m => m.Symbol.Name, m => Value($"{path}.{m.Symbol.Name}", $"{access}.{m.Symbol.Name}", m.Type), StringComparer.OrdinalIgnoreCase);
        bool isSettable = members.All(m => m.Symbol is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null });
        IMethodSymbol? constructor = type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == members.Length && c.Parameters.All(p => values.ContainsKey(p.Name)));
        return constructor is not null && (type.IsRecord || !isSettable)
            ? $"new {spelling}({string.Join(", ", constructor.Parameters.Select(p => values[p.Name]))})"
            : $"new {spelling} {{ {string.Join(", ", members.Select(m => $"{m.Symbol.Name} = {values[m.Symbol.Name]}"))} }}";
    }

    private string Value(string path, string access, ITypeSymbol type)
    {
        if (CorpusMethodReader.KindOf(type) is not { } kind)
        {
            return type is INamedTypeSymbol { SpecialType: SpecialType.None } nested ? Construct(path, access, nested) : "default!";
        }

        CorpusParameter part = new(
            path,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            kind,
            type.SpecialType == SpecialType.System_Single,
            false,
            RefKind.Out,
            false,
            kind == ElementKind.Real,
            false) { IsReturned = true, Access = access };
        parts.Add(part);

        // What is no real number in an upstream must not matter.
        return kind switch
        {
            ElementKind.Real => "d_" + part.Identifier,
            ElementKind.Boolean => "true",
            _ => string.Create(CultureInfo.InvariantCulture, $"({part.Element})3"),
        };
    }

    private static ITypeSymbol Real(INamedTypeSymbol complex) => complex.GetMembers("Real").OfType<IPropertySymbol>().Single().Type;

    private static IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> Members(INamedTypeSymbol type) =>
        (type.BaseType is { SpecialType: SpecialType.None } parent ? Members(parent) : []).Concat(type.GetMembers().OfType<IFieldSymbol>()
            .Where(f => !f.IsStatic && !f.IsConst)
            .Select(f => (f.AssociatedSymbol as IPropertySymbol ?? (ISymbol)f, f.Type)));
}
