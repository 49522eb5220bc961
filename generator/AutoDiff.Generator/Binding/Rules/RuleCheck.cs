using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether a <c>[DerivativeOf]</c> method names a method, fits it, is the only one for it, and can be called.</summary>
internal static class RuleCheck
{
    public static IEnumerable<RuleProblem> Problems(DerivativeRule rule, SemanticModel model)
    {
        IMethodSymbol method = rule.Method;
        Location atMethod = method.Locations[0];
        Location atAttribute = rule.Attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? atMethod;
        if (rule.Type is null or IErrorTypeSymbol)
        {
            // The compiler tells that already, or null was passed.
            return rule.Type is null ? [Target(atAttribute, "null", "name the type that declares the method with typeof")] : [];
        }

        string name = "'" + rule.Type.Name + "." + rule.Name + "'";
        TypeMap types = new(model.Compilation);
        IMethodSymbol[] candidates = [.. RuleTarget.Candidates(rule.Type, rule.Name)];
        if (candidates.Length == 0)
        {
            return [Target(atAttribute, name + ", which is not a method", "name a static method with typeof and nameof")];
        }

        RuleTarget[] targets = [.. candidates.Where(c => RuleTarget.Obstacle(c, types) is null).Select(c => new RuleTarget(c, model.Compilation))];
        if (targets.Length == 0)
        {
            return [Target(atAttribute, name + ", which " + RuleTarget.Obstacle(candidates[0], types), "name a static method of numbers, arrays and spans that returns a number or nothing")];
        }

        if (!method.IsStatic || method.ContainingType.IsGenericType || targets.FirstOrDefault(t => t.Matches(method)) is not { } target)
        {
            RuleDeclaration expected = RuleDeclaration.Of(Closest(targets, method), model, atMethod.SourceSpan.Start);
            string advice = method.ContainingType.IsGenericType ? "declare it in a type that is not generic, as" : "declare it as";
            return [new RuleProblem(new Refusal(RefusalId.RuleSignature, atMethod, "'" + method.Name + "' as the derivative of " + name, advice + " '" + expected.Named(method.Name) + "'"), expected)];
        }

        return Reach(method, atMethod).Concat(Duplicates(rule, target, atMethod, model.Compilation));
    }

    private static RuleProblem Target(Location location, string subject, string advice) => new(new Refusal(RefusalId.RuleTarget, location, subject, advice));

    /// <summary>The overload that the user most likely has in mind: the one whose parameters agree for longest.</summary>
    private static RuleTarget Closest(RuleTarget[] targets, IMethodSymbol rule) => targets.OrderByDescending(target =>
        target.Signature.Zip(rule.Parameters, (expected, actual) => expected.Type.ToDisplayString() == actual.Type.ToDisplayString()).TakeWhile(same => same).Count()).First();

    private static IEnumerable<RuleProblem> Reach(IMethodSymbol method, Location location)
    {
        for (ISymbol? symbol = method; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingType)
        {
            bool isHidden = symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;
            if (isHidden || symbol is INamedTypeSymbol { IsFileLocal: true })
            {
                return [new RuleProblem(new Refusal(RefusalId.RuleHidden, location, "'" + method.Name + "', because '" + symbol.Name + "' is hidden", "make it internal or public"))];
            }
        }

        return [];
    }

    private static IEnumerable<RuleProblem> Duplicates(DerivativeRule rule, RuleTarget target, Location location, Compilation compilation)
    {
        DerivativeRule first = DerivativeRules.Of(compilation).For(target).First();
        return SymbolEqualityComparer.Default.Equals(first.Method, rule.Method)
            ? []
            : [new RuleProblem(new Refusal(RefusalId.RuleTwice, location, "'" + rule.Type!.Name + "." + rule.Name + "'", "remove this method or '" + first.Method.ContainingType.Name + "." + first.Method.Name + "'"))];
    }
}
