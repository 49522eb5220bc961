using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.Differentiation;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization;
using AutoDiff.Generator.Printing;

namespace AutoDiff.Generator;

/// <summary>The stages after binding, in their order: everything from the intermediate representation to the text of the file.</summary>
internal static class Pipeline
{
    /// <summary>The generated file of a method.</summary>
    public static string Generate(MethodModel model)
    {
        Preparation preparation = new(model);
        return MethodPrinter.Print(model.Signature, [.. Kinds(model.Signature).Select(kind => Optimize(Differentiate(preparation, kind), model))], model.AllowUnsafe);
    }

    /// <summary>The same methods without a derivative in them, so that callers of a refused method still compile.</summary>
    /// <param name="reason">What their exception says, as text in C#.</param>
    public static string GenerateRefused(MethodSignature signature, string? reason) =>
        MethodPrinter.PrintRefused(
            signature, [.. Kinds(signature).Select(kind => new DerivativeSignature(signature, kind).With(EquatableArray<Statement>.Empty))], reason);

    /// <summary>The places where an active value leaves what can be differentiated.</summary>
    public static EquatableArray<LostDerivative> FindLostDerivatives(MethodModel model) => LostDerivatives.Find(model);

    /// <summary>The differentiated parameters that no result depends on.</summary>
    public static IReadOnlyList<string> FindIdleParameters(MethodModel model) => IdleParameters.Find(model);

    /// <summary>A derivative in a form that can be differentiated itself, or null where it has none.</summary>
    public static NestedDerivative? Nest(MethodModel model, DerivativeKind kind)
    {
        if (model.Functions.Count > 0 || model.Signature.Parameters.Any(p => p.Part is not null) || model.Signature.Struct is not null || model.Signature.ReturnType is not (RealType or OpaqueType))
        {
            return null;
        }

        Derivation derivation = Differentiate(new Preparation(model), kind);

        // Not optimised it keeps every value that comes off a tape apart.
        return PlainForm.Of(derivation, OptimizedBody(derivation, model)) ?? PlainForm.Of(derivation, derivation.Method.Body);
    }

    private static IEnumerable<DerivativeKind> Kinds(MethodSignature signature) =>
        signature.HasGradient
            ? [DerivativeKind.Gradient, DerivativeKind.Backward, DerivativeKind.Jvp]
            : [DerivativeKind.Backward, DerivativeKind.Jvp];

    private static Derivation Differentiate(Preparation preparation, DerivativeKind kind) =>
        kind == DerivativeKind.Jvp ? ForwardMode.Differentiate(preparation) : ReverseMode.Differentiate(preparation, kind);

    private static DerivativeMethod Optimize(Derivation derivation, MethodModel model)
    {
        DerivativeMethod method = derivation.Method;
        IReadOnlyList<string> functions = [.. method.Functions.Select(f => f.Name)];
        IEnumerable<string> names = method.Parameters.Select(p => p.Name).Concat(method.Parts.SelectMany(p => new[] { p.Variable.Name, p.Text })).Concat(functions);
        return method with
        {
            Body = ScopedNames.Assign(OptimizedBody(derivation, model), names),
            Functions = method.Functions.Map(f => Optimize(f, functions, derivation, model)),
        };
    }

    private static EquatableArray<Statement> OptimizedBody(Derivation derivation, MethodModel model)
    {
        DerivativeMethod method = derivation.Method;
        OptimizerContext context = new(model.Strict, derivation.Observable, method.Checks.SameLength, derivation.Variables);
        return model.Optimize ? Optimizer.Optimize(method.Body, context) : method.Body;
    }

    private static LocalFunction Optimize(LocalFunction function, IEnumerable<string> functions, Derivation derivation, MethodModel model)
    {
        OptimizerContext context = new(model.Strict, function.Outs, EquatableArray<BufferPair>.Empty, derivation.Variables);
        EquatableArray<Statement> body = model.Optimize ? Optimizer.Optimize(function.Body, context) : function.Body;
        return function with { Body = ScopedNames.Assign(body, function.Parameters.Select(p => p.Name).Concat(functions)) };
    }
}
