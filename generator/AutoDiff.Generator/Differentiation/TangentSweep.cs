using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.Differentiation.Functions;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Goes through a normalized body once: each statement is joined by the one that moves its tangent along.</summary>
internal sealed class TangentSweep(PreparedMethod method, DerivativeVariables tangents, Storage storage, FunctionNames names)
{
    private readonly TangentRules rules = new(method.Activity, new InfiniteTangents(method.Everything, method.Activity, method.Roots), tangents);
    private readonly RuleTangents ruleTangents = new(method.Activity, tangents, storage, method.Variables);
    private readonly FunctionTangents functionTangents = new(method, method.Activity, names, tangents, storage);

    /// <summary>For a function of a method without activity: its values alone.</summary>
    public TangentSweep(PreparedMethod method, Storage storage, FunctionNames names)
        : this(method, new DerivativeVariables(method.Variables, ForwardMode.Suffix), storage, names)
    {
    }

    /// <summary>The body of a function.</summary>
    public IEnumerable<Statement> Function(PreparedFunction function) => Block(function.Body, isNested: true);

    /// <summary>The statements of a block, and those that move the tangents.</summary>
    public IEnumerable<Statement> Block(EquatableArray<Statement> block, bool isNested)
    {
        foreach (Statement statement in block)
        {
            foreach (Statement output in Statements(statement))
            {
                yield return output;
            }
        }

        if (isNested)
        {
            foreach (Statement release in Releases(block))
            {
                yield return release;
            }
        }
    }

    private IEnumerable<Statement> Releases(EquatableArray<Statement> block)
    {
        foreach (Declare declare in block.OfType<Declare>().Reverse())
        {
            if (declare.Value is Allocate allocate)
            {
                yield return new Evaluate(new TakeBack(storage.ScratchOf(declare.Variable), allocate.Length));
                if (method.Activity.IsActive(declare.Variable))
                {
                    yield return new Evaluate(new TakeBack(storage.ScratchOf(tangents.Of(declare.Variable)), allocate.Length));
                }
            }
        }
    }

    private IEnumerable<Statement> Statements(Statement statement)
    {
        Statement bare = statement with { Source = null };
        if (LeafStatements.Returned(bare) is { } returned)
        {
            return [bare, Deliver((ReturnedArray)LeafStatements.Value(bare)!, returned)];
        }

        switch (bare)
        {
            case Declare or Evaluate when RuleCalls.IsActive(bare, method.Activity):
                return ruleTangents.Of(bare, statement.Source);
            case Declare s:
                return Declaration(s, statement.Source);
            case Assign or Store when method.Activity.IsActive(LeafStatements.Target(bare)!):
                return Move(bare, statement.Source);
            case Invoke s:
                return functionTangents.Of(s, statement.Source);
            case If s:
                return [s with { Then = Nested(s.Then), Else = Nested(s.Else) }];
            case CountedLoop s:
                return [s with { Body = Nested(s.Body) }];
            case WhileLoop s:
                return [s with { Body = Nested(s.Body) }];
            default:
                return [bare];
        }
    }

    private EquatableArray<Statement> Nested(EquatableArray<Statement> block) => Block(block, isNested: true).ToEquatableArray();

    private IEnumerable<Statement> Declaration(Declare declare, string? source)
    {
        bool active = method.Activity.IsActive(declare.Variable);
        switch (declare.Value)
        {
            case Allocate allocate:
                yield return declare with { Value = new Take(storage.ScratchOf(declare.Variable), allocate.Length) };
                if (active)
                {
                    Variable buffer = tangents.Of(declare.Variable);
                    yield return new Declare(buffer, new Take(storage.ScratchOf(buffer), allocate.Length));
                }

                break;
            case NewArena arena:
                yield return declare;
                storage.Keep(declare.Variable);
                if (active)
                {
                    Variable moving = method.Variables.FreshFor(declare.Variable, ForwardMode.Suffix, arena.Type);
                    tangents.Use(declare.Variable, moving);
                    storage.Keep(moving);
                    yield return new Declare(moving, arena);
                }

                break;
            case TakeStart take:
                // Both arenas are asked for the same lengths, so that an array and its tangents have the same start.
                yield return declare;
                if (method.Activity.IsActive(take.Arena))
                {
                    yield return new Evaluate(take with { Arena = tangents.Of(take.Arena) });
                }

                break;
            case View view:
                yield return declare;
                if (active)
                {
                    // A slice of a tangent that is read only is read only.
                    Variable whole = tangents.Of(view.Source);
                    Variable slice = method.Variables.FreshFor(declare.Variable, ForwardMode.Suffix, SliceOf((SequenceType)whole.Type));
                    tangents.Use(declare.Variable, slice);
                    yield return new Declare(slice, view with { Source = whole, Type = slice.Type });
                }

                break;
            case null:
                yield return declare;
                if (active)
                {
                    yield return new Declare(tangents.Of(declare.Variable), null);
                }

                break;
            default:
                foreach (Statement moved in active ? Move(declare, source) : [declare])
                {
                    yield return moved;
                }

                break;
        }
    }

    private static SequenceType SliceOf(SequenceType whole) => whole.Kind == SequenceKind.Arena ? whole with { Kind = SequenceKind.Span } : whole;

    private IEnumerable<Statement> Move(Statement statement, string? source)
    {
        Expr value = LeafStatements.Value(statement)!;
        Expr tangent = rules.Tangent(value, LeafStatements.ReadBack(statement)) ?? RealConstant.Of(0, value.Type);
        Statement moved = statement switch
        {
            Declare s => new Declare(tangents.Of(s.Variable), tangent) { Source = source },
            Assign s => new Assign(tangents.Of(s.Variable), tangent) { Source = source },
            _ => new Store(tangents.Of(((Store)statement).Sequence), ((Store)statement).Index, tangent) { Source = source },
        };

        // A local derivative that names the result comes after it; one that reads an operand which is overwritten comes before.
        return LeafStatements.KeepsOperands(statement, method.Roots) ? [statement, moved] : [moved, statement];
    }

    /// <summary>The tangents of an array that is returned; a new array of zeros where it has none.</summary>
    private Assign Deliver(ReturnedArray returned, Variable elements)
    {
        Variable target = tangents.Of(method.Result!);
        if (method.Activity.IsActive(elements))
        {
            return new Assign(target, returned with { Sequence = new Read(tangents.Of(elements)), Type = target.Type });
        }

        IrType element = ((SequenceType)elements.Type).Element;
        EquatableArray<Expr> lengths = returned.Lengths.Count > 0 ? returned.Lengths : EquatableArrays.Of<Expr>(new Length(elements));
        string start = "new " + element.Text + "[";
        (string before, string after) = returned.Struct is { } name ? ("global::AutoDiff.FlatArray.ToStructs<" + element.Text + ", " + name + ">(" + start, "])") : (start, "]");
        string[] pieces = [before, .. Enumerable.Repeat(", ", lengths.Count - 1), after];
        return new Assign(target, new External(pieces.ToEquatableArray(), lengths, target.Type, -1, string.Empty));
    }
}
