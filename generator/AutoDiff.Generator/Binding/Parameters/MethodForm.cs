using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether a method is of a kind that can be differentiated at all.</summary>
internal static class MethodForm
{
    public static Refusal? Check(IMethodSymbol method, SyntaxNode declaration, BindingSession session)
    {
        Location location = method.Locations.Length > 0 ? method.Locations[0] : declaration.GetLocation();
        (string Subject, string Advice)? reason = method switch
        {
            _ when declaration is not MethodDeclarationSyntax => ("a function that is not a method of a type", "move it into a static method"),
            { ContainingType: { Name: "" } } => ("a member of an extension block", "write it as a static method"),
            { MethodKind: MethodKind.ExplicitInterfaceImplementation } => ("an explicit interface implementation", "call a static method from it"),
            { IsStatic: false } when !SignatureBinder.IsNested(method) =>
                ("an instance method of a type that is not partial", "make the type, and those around it, partial"),
            { IsStatic: false, ContainingType.TypeKind: not (TypeKind.Class or TypeKind.Struct) } or { IsStatic: false, ContainingType.IsRefLikeType: true } =>
                ("an instance method of this kind of type", "make it static, and pass what it needs as parameters"),
            { IsStatic: false } when !KnownTarget.IsFixed(method, null, session) =>
                ("a virtual method, which derived classes may change", "seal the class or the method, or differentiate a method that is not virtual"),
            { IsAsync: true } => ("an async method", "await in the caller and pass the values in"),
            { IsAbstract: true } or { IsExtern: true } => ("a method without a body", "differentiate a method that has one"),
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => ("a method that returns by reference", "return the value"),
            { IsPartialDefinition: true, PartialImplementationPart: null } => ("a partial method without a body", "write its implementing part"),
            _ => null,
        };
        return reason is { } r && session.Compilation is not null ? new Refusal(RefusalId.UnsupportedMethod, location, r.Subject, r.Advice) : null;
    }
}
