using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The operations of a method with source.</summary>
internal static class CalleeBody
{
    /// <summary>The block of the method, or null where it has no source in this compilation.</summary>
    public static IOperation? Of(IMethodSymbol method, BindingSession session)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(session.Cancellation);
            if (!session.Compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            {
                continue;
            }

            IOperation? body = session.ModelOf(syntax.SyntaxTree).GetOperation(syntax, session.Cancellation) switch
            {
                IMethodBodyOperation methodBody => methodBody.BlockBody ?? methodBody.ExpressionBody,
                ILocalFunctionOperation local => local.Body,
                IBlockOperation arrow => arrow,
                _ => null,
            };
            if (body is not null)
            {
                if (!ReferenceBodies.Contains(syntax.SyntaxTree))
                {
                    session.FollowedTrees.Add(syntax.SyntaxTree);
                    session.FollowedNodes.Add(syntax);
                }

                return body;
            }
        }

        return null;
    }

    /// <summary>The one return of the body is its last statement.</summary>
    public static bool HasTailReturn(IOperation body) =>
        body is IBlockOperation { Operations: { Length: > 0 } operations } && Returns(body).Count() == 1 && operations[operations.Length - 1] is IReturnOperation;

    /// <summary>The returns of a body, without those of functions nested in it.</summary>
    public static IEnumerable<IReturnOperation> Returns(IOperation body)
    {
        foreach (IOperation child in body.ChildOperations)
        {
            if (child is ILocalFunctionOperation or IAnonymousFunctionOperation)
            {
                continue;
            }

            if (child is IReturnOperation leave)
            {
                yield return leave;
            }

            foreach (IReturnOperation inner in Returns(child))
            {
                yield return inner;
            }
        }
    }
}
