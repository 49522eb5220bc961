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
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ParameterModel model = Bind(parameter);
            frame.Bind(parameter, model.Variable);
            parameters.Add(model);
        }

        return parameters;
    }

    /// <summary>A written sequence is a result, named or not.</summary>
    public static IReadOnlyList<ParameterModel> MarkWritten(IReadOnlyList<ParameterModel> parameters, ISet<Variable> written) => [.. parameters.Select(p =>
        written.Contains(p.Variable) ? p with { IsWritten = true, Differentiated = p.Differentiated || p.IsRealValued } : p)];

    private ParameterModel Bind(IParameterSymbol parameter)
    {
        IrType type = session.Types.Map(parameter.Type);
        if (TypeRefusal(parameter, type) is { } refusal)
        {
            session.Refusals.Add(refusal);
        }

        Variable variable = session.Names.Own(parameter.Name, type, VariableKind.Parameter);
        bool isReal = type.IsReal || type.IsRealSequence;
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
                session.Refusals.Add(name == "this"
                    ? new Refusal(RefusalId.UnsupportedMethod, location, "differentiating with respect to 'this'", "pass the values as parameters of a static method")
                    : new Refusal(RefusalId.UnknownParameter, location, "'" + name + "'", "name a parameter of '" + method.Name + "', best with nameof"));
            }
            else if (!seen.Add(name))
            {
                session.Refusals.Add(new Refusal(RefusalId.UnknownParameter, location, "'" + name + "', named twice,", "name every parameter once"));
            }
            else if (session.Types.Map(parameter.Type) is { IsReal: false, IsRealSequence: false })
            {
                session.Refusals.Add(new Refusal(
                    RefusalId.NotReal, location, "'" + name + "' of type " + parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), "name parameters of double, float, or arrays and spans of them"));
            }
        }
    }

    private Refusal? TypeRefusal(IParameterSymbol parameter, IrType type)
    {
        Location location = parameter.Locations.FirstOrDefault() ?? Location.None;
        if (parameter.RefKind is RefKind.Ref or RefKind.Out && type is not (RealType or IntegerType or BoolType))
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
        return options.Names.Count == 0 && type is OpaqueType && RealContents.Has(parameter.Type)
            ? new Refusal(
                RefusalId.UnsupportedParameter, location, "'" + parameter.Name + "', which holds real numbers in a type that is not supported yet", "name the parameters to differentiate in the attribute")
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
