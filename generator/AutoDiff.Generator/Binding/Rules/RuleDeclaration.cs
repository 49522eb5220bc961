using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The head of a method as C# text, as short as its place allows: what a rule is to look like.</summary>
/// <param name="Constraints">The constraint clauses, empty where there are none.</param>
internal sealed record RuleDeclaration(string ReturnType, string TypeParameters, string Parameters, string Constraints)
{
    /// <summary>The keys under which a diagnostic carries the parts, for the code fix.</summary>
    public const string ReturnTypeKey = "ReturnType";
    public const string TypeParametersKey = "TypeParameters";
    public const string ParametersKey = "Parameters";
    public const string ConstraintsKey = "Constraints";

    public static RuleDeclaration Of(RuleTarget target, SemanticModel model, int position)
    {
        IMethodSymbol method = target.Method;
        string Text(ITypeSymbol type) => type.ToMinimalDisplayString(model, position);
        IEnumerable<string> parameters = target.Signature.Select(p =>
            (p.Input is { IsParams: true } ? "params " : string.Empty)
            + (p.RefKind == RefKind.Ref ? "ref " : string.Empty) + Text(p.Type) + " " + Identifier.Escape(p.Name)
            + (p.Input is { HasExplicitDefaultValue: true } optional ? " = " + DefaultValue(optional, model, position) : string.Empty));
        string typeParameters = method.TypeParameters.Length == 0 ? string.Empty : "<" + string.Join(", ", method.TypeParameters.Select(p => p.Name)) + ">";
        IEnumerable<string> constraints = method.TypeParameters
            .Where(p => p.ConstraintTypes.Length > 0 || p.HasValueTypeConstraint)
            .Select(p => "where " + p.Name + " : " + string.Join(", ", (p.HasUnmanagedTypeConstraint ? ["unmanaged"] : p.HasValueTypeConstraint ? (string[])["struct"] : []).Concat(p.ConstraintTypes.Select(Text))));
        return new RuleDeclaration(Text(method.ReturnType), typeParameters, "(" + string.Join(", ", parameters) + ")", string.Join(" ", constraints));
    }

    public string Named(string name) => "static " + ReturnType + " " + name + TypeParameters + Parameters;

    private static string DefaultValue(IParameterSymbol parameter, SemanticModel model, int position) => parameter.ExplicitDefaultValue switch
    {
        null => "default",
        var value when parameter.Type.TypeKind == TypeKind.Enum =>
            "(" + parameter.Type.ToMinimalDisplayString(model, position) + ")" + System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        double or float => RealText.Of(System.Convert.ToDouble(parameter.ExplicitDefaultValue, System.Globalization.CultureInfo.InvariantCulture), parameter.ExplicitDefaultValue is float),
        var value => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };
}
