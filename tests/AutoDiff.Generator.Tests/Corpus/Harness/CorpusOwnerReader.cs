using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Takes class and struct parameters apart: their public and internal members, named <c>model.Layer.Bias</c> in samples.</summary>
internal sealed class CorpusOwnerReader(HashSet<string> written, HashSet<string> named, Dictionary<string, ParameterSample> sample)
{
    private readonly List<CorpusParameter> members = [];
    private string? array;
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

    /// <summary>The same for an array or span of structs, or a list of them: the members are sequences, one element for each struct.</summary>
    public (CorpusOwner Owner, IReadOnlyList<CorpusParameter> Members)? ReadArray(string name, ITypeSymbol type, bool isTrailing)
    {
        ITypeSymbol? element = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "List" or "IReadOnlyList", TypeArguments.Length: 1 } span => span.TypeArguments[0],
            _ => null,
        };
        if (element is not { IsValueType: true } || !HasMembers(element))
        {
            return null;
        }

        bool isDifferentiated = name == CorpusParameter.Returned || named.Count == 0 || named.Contains(name) || written.Contains(name);
        string spelling = element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string construction = Elements(name, (INamedTypeSymbol)element, isDifferentiated);
        construction = type.Name is "List" or "IReadOnlyList" ? $"new global::System.Collections.Generic.List<{spelling}>({construction})" : construction;
        return (new CorpusOwner(name, false, RefKind.None, isDifferentiated && members.Any(m => m.IsReal), isTrailing, construction), members);
    }

    /// <summary>C# that makes an array of structs from the sequences of their members.</summary>
    private string Elements(string path, INamedTypeSymbol element, bool isDifferentiated)
    {
        string? outer = array;
        int first = members.Count;
        array = path;
        string item = Construct(path, element, RefKind.None, isDifferentiated);
        array = outer;
        string length = (members[first].IsReal ? "§" : "in_") + members[first].Identifier + ".Length";
        return $"global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Select(global::System.Linq.Enumerable.Range(0, {length}), i => {item}))";
    }

    private static bool HasMembers(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named
        && (IsComplex(named) || named.IsTupleType || named.Locations.Any(l => l.IsInSource) || Members(named).Any(m => m.Symbol is IFieldSymbol));

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

        if (type.IsTupleType)
        {
            return $"(({spelling})({string.Join(", ", values.Values)}))";
        }

        if (constructor is not null && (type.IsRecord || !isInitialized || !all.TrueForAll(m => m.IsSettable)))
        {
            string[] others = [.. all.Where(m => !constructor.Parameters.Any(p => IsNamed(m.Symbol, p)) && values.ContainsKey(m.Symbol.Name)).Select(m => $"{m.Symbol.Name} = {values[m.Symbol.Name]}")];
            return $"new {spelling}({string.Join(", ", constructor.Parameters.Select(p => values[all.First(m => IsNamed(m.Symbol, p)).Symbol.Name]))})"
                + (others.Length == 0 ? "" : $" {{ {string.Join(", ", others)} }}");
        }

        return $"new {spelling} {{ {string.Join(", ", values.Select(v => $"{v.Key} = {v.Value}"))} }}";
    }

    private string? Value(string path, ITypeSymbol type, RefKind refKind, bool isDifferentiated)
    {
        bool isList = type is INamedTypeSymbol { Name: "List", TypeArguments.Length: 1 };
        bool isSequence = type is IArrayTypeSymbol || isList;
        ITypeSymbol element = isList ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        while (element is IArrayTypeSymbol outer)
        {
            element = outer.ElementType;
        }

        if (CorpusMethodReader.KindOf(element) is { } kind)
        {
            CorpusParameter member = new(
                path,
                element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                kind,
                element.SpecialType == SpecialType.System_Single,
                isSequence || array is not null,
                refKind is RefKind.Ref or RefKind.Out ? refKind : RefKind.None,
                written.Contains(path) || (array is not null && written.Contains(array)),
                kind == ElementKind.Real && isDifferentiated,
                IsTrailing: false)
            {
                IsMember = true,
                IsList = isList,
                Columns = type is IArrayTypeSymbol { Rank: 2 } ? SampleOf(path).Columns : null,
                Rows = CorpusMethodReader.RowsOf(type, () => SampleOf(path)),
            };
            if (array is not null)
            {
                bool isReturned = array == CorpusParameter.Returned;
                member = member with { Array = array, RefKind = isReturned ? RefKind.Out : RefKind.None, IsWritten = member.IsWritten || isReturned };
            }

            members.Add(member);
            return (member.IsReal ? "§" : "in_") + member.Identifier + (array is null ? "" : "[i]");
        }

        if (type is IArrayTypeSymbol { Rank: 1, ElementType: INamedTypeSymbol { IsValueType: true } structs } && HasMembers(structs))
        {
            return Elements(path, structs, isDifferentiated);
        }

        if (element is INamedTypeSymbol { TypeKind: TypeKind.Class } && isSequence && HasMembers(element) && around.Add(element))
        {
            // As many as the first sample names.
            int count = sample.Keys.Where(k => k.StartsWith(path + "[", StringComparison.Ordinal)).Select(k => k[(path.Length + 1)..k.IndexOf(']', path.Length)]).Distinct().Count();
            IEnumerable<string> objects = Enumerable.Range(0, count).Select(i => Construct($"{path}[{i}]", (INamedTypeSymbol)element, refKind, isDifferentiated)).ToList();
            around.Remove(element);
            return $"new {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {{ {string.Join(", ", objects)} }}";
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
        if (type.IsTupleType)
        {
            return type.TupleElements.Select(e => ((ISymbol)e, e.Type, true));
        }

        if (IsComplex(type))
        {
            return type.GetMembers().OfType<IPropertySymbol>().Where(p => p.Name is "Real" or "Imaginary").Select(p => ((ISymbol)p, p.Type, false));
        }

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
