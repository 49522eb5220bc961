using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Binding;

/// <summary>The parameters of the attributed method, and which of them are differentiated.</summary>
internal sealed class ParameterBinder(BindingSession session, IMethodSymbol method, DifferentiableOptions options)
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The parameters, <see cref="ParameterModel.IsWritten"/> not yet known; notes what is refused.</summary>
    public IReadOnlyList<ParameterModel> Bind(Frame frame)
    {
        CheckNames();
        List<ParameterModel> parameters = [];
        if (!method.IsStatic)
        {
            parameters.Add(BindThis(frame));
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ParameterModel model = Bind(parameter, frame);
            Variable variable = session.Types.Map(parameter.Type) is SequenceType { IsJagged: true } jagged && JaggedParameters.Depth(jagged) <= 3
                ? session.Jagged.Add(new PartModel(model.Variable, string.Empty, null), model.Variable, parameter.Name, jagged, model.Differentiated)
                : model.Variable;
            frame.Bind(parameter, variable);
            if (GridParameters.Of(parameter, session.Types) is { } elements)
            {
                parameters.AddRange(new GridParameters(session).Bind(model, elements, parameter, frame));
                continue;
            }

            if (ListParameters.ElementOf(parameter, session.Types) is { } element)
            {
                parameters.AddRange(new ListParameters(session).Bind(model, element, parameter, frame));
                continue;
            }

            parameters.Add(model);
        }

        return parameters;
    }

    /// <summary>A written sequence is a result, named or not.</summary>
    public static IReadOnlyList<ParameterModel> MarkWritten(IReadOnlyList<ParameterModel> parameters, ISet<Variable> written) =>
        GridParameters.MarkWritten([.. parameters.Select(p =>
            written.Contains(p.Variable) ? p with { IsWritten = true, Differentiated = p.Differentiated || p.IsRealValued } : p)]);

    private static bool IsRealJagged(IrType type) => type is SequenceType { IsJagged: true } jagged && JaggedParameters.Depth(jagged) <= 3 && JaggedParameters.IsReal(jagged);

    private ParameterModel BindThis(Frame frame)
    {
        INamedTypeSymbol type = method.ContainingType;
        Variable variable = session.Names.Factory.Fresh("this", new OpaqueType(TypeMap.TextOf(type)), VariableKind.Static, isTemporary: false);
        bool isNamed = options.Names.Contains("this");
        OwnerBinding owner = session.Owners.Add(variable, session.Shapes.Of(type)!, null, isNamed);
        frame.Receiver = new Receiver(owner.Root, null);
        return new ParameterModel(variable, TypeMap.TextOf(type), ParameterRefKind.Value, null, false, false, isNamed, IsWritten: false);
    }

    private ParameterModel Bind(IParameterSymbol parameter, Frame frame)
    {
        IrType type = session.Types.Map(parameter.Type) is SequenceType { IsJagged: true } jagged ? new OpaqueType(jagged.Text) : session.Types.Map(parameter.Type);
        if (TypeRefusal(parameter, type) is { } refusal)
        {
            session.Refusals.Add(refusal);
        }

        Variable variable = session.Names.Own(parameter.Name, type, VariableKind.Parameter);
        bool isReal = type.IsReal || type.IsRealSequence || type.IsRealRecords || IsRealJagged(session.Types.Map(parameter.Type)) || GridParameters.Of(parameter, session.Types) is { Element: RealType }
            || ListParameters.ElementOf(parameter, session.Types) is not null;
        ParameterRefKind refKind = parameter.RefKind switch
        {
            RefKind.Ref => ParameterRefKind.Ref,
            RefKind.Out => ParameterRefKind.Out,
            RefKind.In => ParameterRefKind.In,
            RefKind.None => ParameterRefKind.Value,
            _ => ParameterRefKind.RefReadOnly,
        };
        bool isResult = isReal && refKind is ParameterRefKind.Ref or ParameterRefKind.Out;
        bool isNamed = options.Names.Count == 0 ? isReal : isReal && options.Names.Contains(parameter.Name);
        if (ShapeOf(parameter) is { } shape && !(parameter.Type.IsReferenceType && frame.Assigns(parameter)))
        {
            isNamed = options.Names.Count == 0 ? CanBeGradient(shape) : options.Names.Contains(parameter.Name);
            frame.BindObject(parameter, session.Owners.Add(variable, shape, parameter, isNamed).Root);
        }

        return new ParameterModel(
            variable,
            parameter.Type.ToDisplayString(TypeFormat),
            refKind,
            DefaultText(parameter, type),
            parameter.IsParams,
            parameter.ScopedKind == ScopedKind.ScopedValue && parameter.DeclaringSyntaxReferences.Any(r =>
                r.GetSyntax(session.Cancellation).ChildTokens().Any(t => t.IsKind(SyntaxKind.ScopedKeyword))),
            isNamed || isResult,
            IsWritten: false);
    }

    private void CheckNames()
    {
        Location location = options.Attribute.ApplicationSyntaxReference?.GetSyntax(session.Cancellation).GetLocation() ?? method.Locations[0];
        HashSet<string> seen = [];
        foreach (string name in options.Names)
        {
            IParameterSymbol? parameter = method.Parameters.FirstOrDefault(p => p.Name == name);
            if (parameter is null)
            {
                if (name != "this" || method.IsStatic)
                {
                    session.Refusals.Add(new Refusal(RefusalId.UnknownParameter, location, "'" + name + "'", Candidates()));
                }
                else if (session.Shapes.Of(method.ContainingType) is not { } self || !CanBeGradient(self))
                {
                    session.Refusals.Add(NotReal(location, name, method.ContainingType));
                }
            }
            else if (!seen.Add(name))
            {
                session.Refusals.Add(new Refusal(RefusalId.UnknownParameter, location, "'" + name + "', named twice,", "name every parameter once"));
            }
            else if (RecordParameters.IsMixed(session.Types.Map(parameter.Type)))
            {
                session.Refusals.Add(Mixed(location, parameter));
            }
            else if (session.Types.Map(parameter.Type) is { IsReal: false, IsRealSequence: false, IsRealRecords: false } mapped && !IsRealJagged(mapped) && !(ShapeOf(parameter) is { } shape && CanBeGradient(shape))
                && GridParameters.Of(parameter, session.Types) is not { Element: RealType } && ListParameters.ElementOf(parameter, session.Types) is null)
            {
                session.Refusals.Add(NotReal(location, name, parameter.Type));
            }
        }
    }

    private static Refusal Mixed(Location location, IParameterSymbol parameter) => new(
        RefusalId.MixedStructs, location, "the gradient of '" + parameter.Name + "', whose structs are not numbers of one type only,", "use structs of double or of float alone, or an array for each member");

    private Refusal NotReal(Location location, string name, ITypeSymbol type) => session.Shapes.Of(type) is { } shape && session.Shapes.HasReal(shape)
        ? new Refusal(
            RefusalId.NotReal, location, "'" + name + "', of which no number can be set in a gradient,", "give its members setters, or hold the numbers in arrays")
        : new Refusal(
            RefusalId.NotReal, location, "'" + name + "' of type " + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), "name parameters of double, float, arrays and spans of them, or classes and structs with such members");

    private ObjectShape? ShapeOf(IParameterSymbol parameter) => session.Types.Map(parameter.Type) is OpaqueType ? session.Shapes.Of(parameter.Type) : null;

    private bool CanBeGradient(ObjectShape shape) => session.Owners.CanBeGradient(shape);

    private string[] RealParameters() =>
        [.. method.Parameters.Where(p => session.Types.Map(p.Type) is { IsReal: true } or { IsRealSequence: true } or { IsRealRecords: true }).Select(p => p.Name)];

    private string DataAdvice() => RealParameters() is { Length: > 0 } names
        ? "if it is data, say what is differentiated: [Differentiable(" + string.Join(", ", names.Select(n => "nameof(" + n + ")")) + ")]"
        : "pass its numbers as parameters, arrays or spans";

    private string Candidates()
    {
        string[] names = [.. RealParameters().Select(n => "'" + n + "'")];
        return names.Length == 0
            ? "'" + method.Name + "' has no real-valued parameter"
            : "'" + method.Name + "' has " + string.Join(", ", names) + "; name them best with nameof";
    }

    private Refusal? TypeRefusal(IParameterSymbol parameter, IrType type)
    {
        Location location = parameter.Locations.FirstOrDefault() ?? Location.None;
        bool isFlat = ShapeOf(parameter) is { } shape && CanBeGradient(shape);
        if (parameter.RefKind is RefKind.Ref or RefKind.Out && type is not (RealType or IntegerType or BoolType) && !(isFlat && parameter.Type.IsValueType))
        {
            return new Refusal(
                RefusalId.UnsupportedParameter, location, "the " + parameter.RefKind.ToString().ToLowerInvariant() + " parameter '" + parameter.Name + "'", "return the value, or use a span");
        }

        if (parameter.Type.SpecialType == SpecialType.System_Decimal || parameter.Type is { Name: "Half", ContainingNamespace.Name: "System" })
        {
            return new Refusal(RefusalId.NumberType, location, "the number type of '" + parameter.Name + "'", "use double or float");
        }

        if (parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic)
        {
            return new Refusal(RefusalId.UnsupportedParameter, location, "the type of '" + parameter.Name + "'", "use spans and static types");
        }

        // A later version may differentiate these, so leaving them out must be the user's word.
        return options.Names.Count == 0 && (type is OpaqueType || RecordParameters.IsMixed(type)) && !isFlat && !IsRealJagged(session.Types.Map(parameter.Type)) && GridParameters.Of(parameter, session.Types) is null && RealContents.Has(parameter.Type)
            ? new Refusal(
                RefusalId.UnsupportedParameter, location, "'" + parameter.Name + "', which holds real numbers in a type that is not supported yet", DataAdvice())
            : null;
    }

    private static string? DefaultText(IParameterSymbol parameter, IrType type)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        object? value = parameter.ExplicitDefaultValue;
        return (value, type) switch
        {
            (null, _) => "default",
            (double or float, RealType) => RealText.Of(System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), value is float),
            (_, OpaqueType) when parameter.Type.TypeKind == TypeKind.Enum => "(" + type.Text + ")(" + System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) + ")",
            (decimal number, _) => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "m",
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        };
    }
}
