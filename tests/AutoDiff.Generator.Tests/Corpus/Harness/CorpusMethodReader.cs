using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Finds the corpus methods of a compilation and describes them.</summary>
internal sealed class CorpusMethodReader(Compilation compilation)
{
    public IEnumerable<CorpusMethod> Read()
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(declaration) is { } method && Attribute(method, "DifferentiableAttribute") is { } attribute)
                {
                    foreach (CorpusMethod described in Describe(method, attribute))
                    {
                        yield return described;
                    }
                }
            }
        }
    }

    private static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == name);

    private IEnumerable<CorpusMethod> Describe(IMethodSymbol method, AttributeData attribute)
    {
        string type = method.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        string name = $"{type}.{method.Name}";
        string[] samples = [.. method.GetAttributes()
            .Where(a => a.AttributeClass?.Name == nameof(SampleAttribute))
            .Select(a => (string)a.ConstructorArguments[0].Value!)];
        if (samples.Length == 0)
        {
            throw new InvalidOperationException($"{name} has no [Sample].");
        }

        string? refusal = (string?)Attribute(method, nameof(RefusedAttribute))?.ConstructorArguments[0].Value;
        SpecialType[] instances = method.IsGenericMethod ? [SpecialType.System_Double, SpecialType.System_Single] : [SpecialType.None];
        foreach (SpecialType instance in instances)
        {
            ITypeSymbol? argument = instance == SpecialType.None ? null : compilation.GetSpecialType(instance);
            IMethodSymbol constructed = argument is null ? method : method.Construct(argument);
            string typeArguments = argument is null ? "" : $"<{argument.ToDisplayString()}>";
            yield return new CorpusMethod(
                name, Shape(constructed, attribute, samples), Spelling(method.ContainingType), method.Name, typeArguments, refusal);
        }
    }

    private static MethodShape Shape(IMethodSymbol method, AttributeData attribute, string[] samples)
    {
        HashSet<string> written = [.. samples.SelectMany(s => SampleText.Parse(s).Values).Where(p => p.IsWritten).Select(p => p.Name)];
        Dictionary<string, ParameterSample> first = samples.Length == 0 ? [] : new(SampleText.Parse(samples[0]));
        HashSet<string> named = [.. attribute.ConstructorArguments.SelectMany(a => a.Values).Select(v => (string)v.Value!)];
        List<CorpusParameter> parameters = [];
        List<CorpusOwner> owners = [];
        if (!method.IsStatic)
        {
            AddOwner(new CorpusOwnerReader(written, named, first).Read("this", method.ContainingType, RefKind.None, false)!.Value);
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (new CorpusOwnerReader(written, named, first).ReadArray(parameter.Name, parameter.Type, parameter.IsOptional || parameter.IsParams) is { } array)
            {
                AddOwner(array);
            }
            else if (new CorpusOwnerReader(written, named, first).Read(parameter.Name, parameter.Type, parameter.RefKind, parameter.IsOptional) is { } owner && !IsSpan(parameter.Type))
            {
                AddOwner(owner);
            }
            else
            {
                parameters.Add(Parameter(parameter, written, named, first) with { Columns = ColumnsOf(parameter, samples), IsList = parameter.Type.Name == "List" });
            }
        }

        void AddOwner((CorpusOwner Owner, IReadOnlyList<CorpusParameter> Members) owner)
        {
            owners.Add(owner.Owner);
            parameters.AddRange(owner.Members);
        }

        (string Construction, IReadOnlyList<CorpusParameter> Parts)? returned = CorpusResultReader.Read(method.ReturnType);
        if (new CorpusOwnerReader(written, named, first).ReadArray(CorpusParameter.Returned, method.ReturnType, false) is { } structs)
        {
            AddOwner(structs);
        }
        else
        {
            parameters.AddRange(returned?.Parts ?? Returned(method, samples));
        }

        bool hasUpstream = KindOf(method.ReturnType) == ElementKind.Real;
        bool isStrict = attribute.NamedArguments.Any(a => a is { Key: "Strict", Value.Value: true });
        return new MethodShape(
            method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
            parameters,
            hasUpstream,
            hasUpstream && !parameters.Any(p => p.IsOutput),
            isStrict,
            IsSingle(method.ReturnType) || parameters.Any(p => p.IsSingle),
            samples)
        {
            Owners = owners,
            ResultUpstream = returned?.Construction,
            Order = [.. owners.Where(o => o.IsThis).Select(o => o.Name), .. method.Parameters.Select(p => p.Name)],
        };
    }

    private static int? ColumnsOf(IParameterSymbol parameter, string[] samples) => parameter.Type is IArrayTypeSymbol { Rank: 2 }
        ? samples.Select(s => SampleText.Parse(s)[parameter.Name].Columns).First()
        : null;

    /// <summary>A span or a collection: an array of its elements can stand for it.</summary>
    private static bool IsSpan(ITypeSymbol type) => type is INamedTypeSymbol
    {
        IsGenericType: true,
        Name: "Span" or "ReadOnlySpan" or "List" or "IList" or "IReadOnlyList" or "IEnumerable",
        ContainingNamespace.Name: "System" or "Generic",
    };

    private static CorpusParameter[] Returned(IMethodSymbol method, string[] samples) => method.ReturnType is IArrayTypeSymbol array
        ? [new(CorpusParameter.Returned, Spelling(array.ElementType), ElementKind.Real, IsSingle(array.ElementType), true, RefKind.Out, true, true, false) { IsReturned = true, Columns = array.Rank == 2 ? samples.Select(s => SampleText.Parse(s)[CorpusParameter.Returned].Columns).First() : null }]
        : [];

    private static CorpusParameter Parameter(IParameterSymbol parameter, HashSet<string> written, HashSet<string> named, Dictionary<string, ParameterSample> first)
    {
        bool isSequence = parameter.Type is IArrayTypeSymbol || IsSpan(parameter.Type);
        ITypeSymbol element = parameter.Type switch
        {
            IArrayTypeSymbol { ElementType: IArrayTypeSymbol { ElementType: IArrayTypeSymbol layers } } => layers.ElementType,
            IArrayTypeSymbol { ElementType: IArrayTypeSymbol rows } => rows.ElementType,
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol span when IsSpan(span) => span.TypeArguments[0],
            _ => parameter.Type,
        };
        ElementKind kind = KindOf(element) ?? throw new NotSupportedException($"No adapter for parameter {parameter}.");
        bool isResult = written.Contains(parameter.Name) || parameter.RefKind is RefKind.Ref or RefKind.Out;
        return new CorpusParameter(
            parameter.Name,
            Spelling(element),
            kind,
            IsSingle(element),
            isSequence,
            parameter.RefKind,
            written.Contains(parameter.Name),
            kind == ElementKind.Real && (isResult || named.Count == 0 || named.Contains(parameter.Name)),
            parameter.IsOptional || parameter.IsParams)
        {
            Rows = RowsOf(parameter.Type, () => first[parameter.Name]),
        };
    }

    /// <summary>The lengths of the rows of an array of arrays, in C#; null for any other type.</summary>
    public static string? RowsOf(ITypeSymbol type, Func<ParameterSample> sample)
    {
        int depth = 0;
        for (; type is IArrayTypeSymbol nested; type = nested.ElementType)
        {
            depth++;
        }

        return depth < 2 ? null
            : depth == 2 ? "[" + string.Join(", ", sample().Rows[0]) + "]"
            : "[" + string.Join(", ", sample().Rows.Select(layer => "[" + string.Join(", ", layer) + "]")) + "]";
    }

    private static bool IsSingle(ITypeSymbol type) => type.SpecialType == SpecialType.System_Single;

    public static ElementKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double or SpecialType.System_Single => ElementKind.Real,
        SpecialType.System_Boolean => ElementKind.Boolean,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 or SpecialType.System_IntPtr => ElementKind.Integer,
        _ => type.TypeKind == TypeKind.Enum ? ElementKind.Enumeration : null,
    };

    private static string Spelling(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
