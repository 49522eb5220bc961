using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// When the spread elements of a collection expression are copied. Behind the last of them, elements see the copies made. Before it, the compiler
/// copies at once or when all are evaluated, depending on how many there are: where that could be told apart, the expression is refused.
/// </summary>
internal sealed class SpreadOrder(IReadOnlyList<IOperation> elements, BodyBinder body)
{
    private readonly int first = elements.TakeWhile(e => e is not ISpreadOperation).Count();

    /// <summary>How many elements there are up to the last spread element, that one included.</summary>
    public int UpToLast { get; } = elements.Count - elements.Reverse().TakeWhile(e => e is not ISpreadOperation).Count();

    /// <summary>Refuses an element between spread elements that writes to what they may be.</summary>
    /// <param name="filled">What is being made.</param>
    public void Check(int index, List<Statement> statements, IrType element, Variable? filled)
    {
        if (index <= first || index >= UpToLast)
        {
            return;
        }

        List<Statement> all = [.. Walk.Statements(statements.ToEquatableArray())];
        HashSet<Variable> own = [.. all.OfType<Declare>().Select(d => d.Variable)];
        bool writes = all.Any(s => s switch
        {
            Store { Sequence: var sequence } => IsOf(sequence.Type, element) && sequence != filled && !own.Contains(sequence) && !own.Contains(body.Session.RootOf(sequence)),
            Invoke invoke => invoke.SeesCaller || invoke.Arguments.Any(a => a.Sequence is { } passed && IsOf(passed.Type, element)),
            _ => false,
        });
        if (writes)
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, elements[index], "'" + elements[index].Syntax + "' between spread elements, which it may change,", "evaluate it in a statement before");
        }
    }

    private static bool IsOf(IrType sequence, IrType element) => sequence is SequenceType type && type.Element == element;
}
