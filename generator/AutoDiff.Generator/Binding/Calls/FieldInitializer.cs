using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The value that a field is given where it is declared.</summary>
internal static class FieldInitializer
{
    public static IOperation? Of(IFieldSymbol field, BindingSession session)
    {
        foreach (SyntaxNode syntax in field.DeclaringSyntaxReferences.Select(r => r.GetSyntax(session.Cancellation)))
        {
            if (syntax is VariableDeclaratorSyntax { Initializer: { } initializer }
                && session.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
                && session.ModelOf(syntax.SyntaxTree).GetOperation(initializer, session.Cancellation) is ISymbolInitializerOperation value)
            {
                session.FollowedTrees.Add(syntax.SyntaxTree);
                return value.Value;
            }
        }

        return null;
    }
}
