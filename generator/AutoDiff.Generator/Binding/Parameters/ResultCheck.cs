using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether there is something to differentiate, by something, under names that are free.</summary>
internal sealed class ResultCheck(IMethodSymbol method, DifferentiableOptions options, MethodSignature signature)
{
    private Location AttributeLocation => options.Attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? method.Locations[0];

    public IEnumerable<Refusal> Refusals(ReturnedAggregate? returned)
    {
        bool hasWritten = signature.Flat.Any(p => p.IsRealValued && (p.IsWritten || p.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out));
        if (returned?.RefusalAt(method) is { } parts)
        {
            yield return parts;
        }
        else if (!signature.HasUpstream && signature.ReturnType != IrType.Void && !(hasWritten && signature.ReturnType is IntegerType or BoolType))
        {
            yield return new Refusal(
                RefusalId.NoResult, method.Locations[0], "the return type of '" + method.Name + "'", ReturnAdvice);
        }
        else if (!signature.HasUpstream && !hasWritten)
        {
            yield return new Refusal(
                RefusalId.NoResult, method.Locations[0], "'" + method.Name + "', which returns nothing and writes nothing,", "return double or float, or write the results to a span parameter");
        }

        if (options.Names.Count == 0 && !signature.Flat.Any(p => p.IsRealValued && p.RefKind != ParameterRefKind.Out && (p.Part is null || p.Differentiated)))
        {
            yield return new Refusal(
                RefusalId.NothingToDifferentiate, AttributeLocation, "'" + method.Name + "', which has no real-valued parameter,",
                method.TypeParameters.Length > 0 && method.Parameters.Any(p => p.Type is ITypeParameterSymbol)
                    ? "constrain its type parameter to IFloatingPointIeee754, or give it a parameter of double, float, or an array or span of them"
                    : "give it a parameter of double, float, or an array or span of them");
        }

        foreach (Refusal taken in TakenNames())
        {
            yield return taken;
        }
    }

    private string ReturnAdvice => method.ReturnType is IArrayTypeSymbol
        ? "return an array of one dimension, or write the results to an array that is a parameter"
        : method.ReturnType is ITypeParameterSymbol { Name: var open } ? "constrain '" + open + "' to IFloatingPointIeee754, or return double or float"
        : "return double, float, an array or a struct of them, or return nothing and write the results to spans";

    private IEnumerable<Refusal> TakenNames()
    {
        HashSet<string> names = [.. method.Parameters.Select(p => p.Name)];
        foreach (ParameterModel parameter in signature.Parameters.Where(p => p.Differentiated && p.Part is null))
        {
            string name = parameter.Variable.Name;
            string? taken = new[] { GeneratedNames.Gradient(name), GeneratedNames.Tangent(name) }.FirstOrDefault(names.Contains);
            if (taken is not null)
            {
                yield return new Refusal(RefusalId.ParameterNameTaken, ParameterLocation(taken), "the parameter name '" + taken + "'", "rename it: a parameter of the generated methods has this name");
                yield break;
            }
        }

        foreach (string suffix in GeneratedNames.MethodSuffixes)
        {
            string name = method.Name + suffix;
            if (method.ContainingType.GetMembers(name).Any(m => m is not IMethodSymbol other || GeneratedOverload.Clashes(other, signature, suffix)))
            {
                yield return new Refusal(RefusalId.MemberExists, AttributeLocation, "the member '" + name + "' of '" + method.ContainingType.Name + "'", "rename it: the generated method has this name");
            }
        }
    }

    private Location ParameterLocation(string name) => method.Parameters.First(p => p.Name == name).Locations[0];
}
