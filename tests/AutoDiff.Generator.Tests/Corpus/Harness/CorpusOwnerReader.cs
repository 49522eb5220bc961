using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Takes class and struct parameters apart: their public and internal members, named <c>model.Layer.Bias</c> in samples.</summary>
internal sealed class CorpusOwnerReader(HashSet<string> written, HashSet<string> named, Dictionary<string, ParameterSample> sample)
{
    private readonly List<CorpusParameter> members = [];
    private readonly HashSet<ITypeSymbol> around = new(SymbolEqualityComparer.Default);

    /// <summary>The members of an owner, and the owner itself; null where the type is none that could be taken apart.</summary>
    public (CorpusOwner Owner, IReadOnlyList<CorpusParameter> Members)? Read(string name, ITypeSymbol type, RefKind refKind, bool isTrailing)
    {
        if (!HasMembers(type))
        {
            return null;
        }

        bool isThis = name == "this";
        bool isWritten = written.Any(w => w.StartsWith(name + ".", StringComparison.Ordinal)) || refKind is RefKind.Ref or RefKind.Out;
        bool isDifferentiated = named.Contains(name) || isWritten || (named.Count == 0 && !isThis);
        around.Add(type);
        string construction = Construct(name, (INamedTypeSymbol)type, refKind, isDifferentiated);
        isDifferentiated &= members.Any(m => m.IsReal);
        return (new CorpusOwner(name, type.IsValueType, refKind, isDifferentiated, isTrailing, construction), members);
    }

    private static bool HasMembers(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named
        && (IsComplex(named) || named.Locations.Any(l => l.IsInSource) || Members(named).Any(m => m.Symbol is IFieldSymbol));

    private static bool IsComplex(ITypeSymbol type) => type is { Name: "Complex", ContainingNamespace.Name: "Numerics" };

    private string Construct(string path, INamedTypeSymbol type, RefKind refKind, bool isDifferentiated)
    {
        string spelling = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (IsComplex(type))
        {
            return $"new {spelling}({string.Join(", ", type.GetMembers().OfType<IPropertySymbol>().Where(p => p.Name is "Real" or "Imaginary").OrderByDescending(p => p.Name).Select(p => Value($"{path}.{p.Name}", p.Type, refKind, isDifferentiated)))})";
        }

        List<(ISymbol Symbol, ITypeSymbol Type, bool IsSettable)> all = [.. Members(type)];
        IMethodSymbol? constructor = type.InstanceConstructors
            .Where(c => c.DeclaredAccessibility >= Accessibility.Internal && c.Parameters.Length > 0 && c.Parameters.All(p => all.Any(m => IsNamed(m.Symbol, p))))
            .MaxBy(c => c.Parameters.Length);
        bool isInitialized = type.IsValueType || type.InstanceConstructors.Any(c => c.Parameters.Length == 0 && c.DeclaredAccessibility >= Accessibility.Internal);
        Dictionary<string, string> values = [];
        foreach ((ISymbol symbol, ITypeSymbol memberType, bool isSettable) in all)
        {
            bool isPassed = constructor is not null && constructor.Parameters.Any(p => IsNamed(symbol, p));
            if ((isSettable || isPassed) && Value($"{path}.{symbol.Name}", memberType, refKind, isDifferentiated) is { } value)
            {
                values.Add(symbol.Name, value);
            }
        }

        if (constructor is not null && (type.IsRecord || !isInitialized || !all.TrueForAll(m => m.IsSettable)))
        {
            return $"new {spelling}({string.Join(", ", constructor.Parameters.Select(p => values[all.First(m => IsNamed(m.Symbol, p)).Symbol.Name]))})";
        }

        return $"new {spelling} {{ {string.Join(", ", values.Select(v => $"{v.Key} = {v.Value}"))} }}";
    }

    private string? Value(string path, ITypeSymbol type, RefKind refKind, bool isDifferentiated)
    {
        bool isList = type is INamedTypeSymbol { Name: "List", TypeArguments.Length: 1 };
        bool isArray = type is IArrayTypeSymbol || isList;
        ITypeSymbol element = isList ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        while (element is IArrayTypeSymbol array)
        {
            element = array.ElementType;
        }

        if (CorpusMethodReader.KindOf(element) is { } kind)
        {
            CorpusParameter member = new(
                path,
                element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                kind,
                element.SpecialType == SpecialType.System_Single,
                isArray,
                refKind is RefKind.Ref or RefKind.Out ? refKind : RefKind.None,
                written.Contains(path),
                kind == ElementKind.Real && isDifferentiated,
                IsTrailing: false)
            {
                IsMember = true,
                IsList = isList,
                Columns = type is IArrayTypeSymbol { Rank: 2 } ? SampleOf(path).Columns : null,
                Rows = CorpusMethodReader.RowsOf(type, () => SampleOf(path)),
            };
            members.Add(member);
            return (member.IsReal ? "§" : "in_") + member.Identifier;
        }

        if (!HasMembers(type) || !around.Add(type))
        {
            return null;
        }

        string construction = Construct(path, (INamedTypeSymbol)type, refKind, isDifferentiated);
        around.Remove(type);
        return construction;
    }

    private ParameterSample SampleOf(string path) =>
        sample.TryGetValue(path, out ParameterSample? found) ? found : throw new InvalidOperationException($"The first sample says nothing of {path}.");

    private static bool IsNamed(ISymbol member, IParameterSymbol parameter) => string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(ISymbol Symbol, ITypeSymbol Type, bool IsSettable)> Members(INamedTypeSymbol type)
    {
        IEnumerable<(ISymbol, ITypeSymbol, bool)> inherited = type.BaseType is { SpecialType: SpecialType.None } parent ? Members(parent) : [];
        return inherited.Concat(type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst).Select(f => f.AssociatedSymbol is IPropertySymbol property
                ? (Symbol: (ISymbol)property, property.Type, IsSettable: property.SetMethod is { DeclaredAccessibility: >= Accessibility.Internal })
                : (f, f.Type, !f.IsReadOnly)))
            .Concat(type.GetMembers().OfType<IPropertySymbol>().Where(IsWrapper).Select(p => ((ISymbol)p, p.Type, true)))
            .Where(m => m.Item1.DeclaredAccessibility >= Accessibility.Internal && m.Item1.CanBeReferencedByName);
    }

    /// <summary>A property with accessors of its own around a private field of its name.</summary>
    private static bool IsWrapper(IPropertySymbol property) => property is { IsIndexer: false, GetMethod: not null, SetMethod: not null }
        && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f =>
            f is { IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Private } && string.Equals(f.Name, property.Name, StringComparison.OrdinalIgnoreCase));
}
