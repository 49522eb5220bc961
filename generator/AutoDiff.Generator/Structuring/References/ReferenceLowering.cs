using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>
/// Gives sequence variables that are assigned a form that every later stage understands: the arrays that can flow into one variable lie
/// in one memory, and the variable is a start and a length in it. Swapping two arrays is swapping integers, an array of arrays is two
/// arrays of integers; elements are read and written through a view that is declared where the variable last changed, so that an index
/// is checked against the array's own length.
/// </summary>
internal sealed class ReferenceLowering
{
    private readonly IReadOnlyList<JaggedInput> inputs;
    private readonly VariableFactory variables;
    private readonly IReadOnlyList<ReferenceClass> arenas;
    private readonly OutsideArrays outsides;
    private readonly MemberUses uses;
    private readonly ReferencePlaces places;

    private ReferenceLowering(IReadOnlyList<ReferenceClass> classes, IReadOnlyList<JaggedInput> inputs, VariableFactory variables)
    {
        this.inputs = inputs;
        this.variables = variables;
        arenas = [.. classes.Where(c => c.IsArena)];
        places = new ReferencePlaces(inputs, variables);
        outsides = new OutsideArrays(places, variables);
        uses = new MemberUses(places.IsViewed);
        foreach (ReferenceClass c in classes)
        {
            places.Add(c);
        }
    }

    public static EquatableArray<Statement> Lower(
        EquatableArray<Statement> body, IReadOnlyList<ReferenceClass> classes, IReadOnlyList<JaggedInput> inputs, VariableFactory variables) =>
        classes.Count == 0 ? body : new ReferenceLowering(classes, inputs, variables).Method(body);

    private EquatableArray<Statement> Method(EquatableArray<Statement> body)
    {
        foreach (Variable memory in arenas.SelectMany(c => c.Memories))
        {
            places.Emit(new Declare(memory, new NewArena(((SequenceType)memory.Type).Element)));
        }

        // The elements before the rows, whose starts count from them.
        foreach (ReferenceClass c in arenas.OrderBy(c => c.Type.IsJagged))
        {
            foreach (Variable outside in c.Outside.Where(o => inputs.Any(i => i.Array == o || i.Rows == o)))
            {
                outsides.CopyIn(outside, c);
            }
        }

        foreach (Statement statement in body)
        {
            foreach (ReferenceClass c in arenas)
            {
                foreach (Variable outside in c.Outside.Where(o => !places.HasPlace(o) && uses.Involves(statement, o, c)))
                {
                    outsides.CopyIn(outside, c);
                }
            }

            Visit(statement);
        }

        if (body.Count == 0 || body[body.Count - 1] is not (Return or Throw))
        {
            outsides.CopyOut();
        }

        return places.Output.ToEquatableArray();
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block, IEnumerable<Variable> stale) => places.Nested(stale, () =>
    {
        foreach (Statement statement in block)
        {
            Visit(statement);
        }
    });

    private void Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare s when places.ClassOf(s.Variable) is { } c:
                Bind(s.Variable, c, s.Value, isNew: true, s.Source);
                break;
            case Assign s when places.ClassOf(s.Variable) is { } c:
                Bind(s.Variable, c, s.Value, isNew: false, s.Source);
                break;
            case Store { Value: View row } s:
                StoreRow(s, row.Source);
                break;
            case If s:
                Expr condition = Rewrite(s.Condition);
                places.Emit(s with { Condition = condition, Then = Block(s.Then, []), Else = Block(s.Else, []) });
                places.Forget(uses.AssignedIn(s));
                break;
            case CountedLoop s:
                Prepare(s);
                (Expr start, Expr bound) = (Rewrite(s.Start), Rewrite(s.Bound));
                places.Emit(s with { Start = start, Bound = bound, Body = Block(s.Body, uses.AssignedIn(s)) });
                places.Forget(uses.AssignedIn(s));
                break;
            case WhileLoop s:
                VisitWhile(s);
                break;
            case Return s when outsides.AreWritten:
                Expr? value = s.Value is null ? null : Rewrite(s.Value);

                // What is returned is read from the arena, which the copy leaves as it is.
                outsides.CopyOut();
                places.Emit(s with { Value = value });
                break;
            default:
                See(uses.Of(statement));
                places.Emit(new InViews(places).Rewrite(statement));
                break;
        }
    }

    /// <summary>Declares the views that hold for the whole loop before it.</summary>
    private void Prepare(Statement loop)
    {
        HashSet<Variable> changing = [.. uses.AssignedIn(loop), .. uses.DeclaredIn(loop)];
        See(uses.Within(loop).Where(m => !changing.Contains(m)));
    }

    private void VisitWhile(WhileLoop loop)
    {
        Prepare(loop);
        HashSet<Variable> assigned = uses.AssignedIn(loop);
        places.Forget(assigned);
        if (uses.Of(loop).Any(assigned.Contains))
        {
            // The condition sees another array in every iteration.
            If leave = new(new Unary(UnaryOperator.Not, loop.Condition), EquatableArrays.Of<Statement>(new Break()), EquatableArray<Statement>.Empty);
            loop = loop with { Condition = new BoolConstant(true), Body = new Statement[] { leave }.Concat(loop.Body).ToEquatableArray() };
        }

        Expr condition = Rewrite(loop.Condition);
        places.Emit(loop with { Condition = condition, Body = Block(loop.Body, assigned) });
    }

    private void Bind(Variable member, ReferenceClass c, Expr? value, bool isNew, string? source)
    {
        int first = places.Output.Count;
        if (!c.IsArena && c.Outside[0] == member)
        {
            // The one array of arrays that the others are names of.
            Expr rows = Settled(member.BaseName + "Length", Rewrite(((Allocate)value!).Length));
            foreach (Variable memory in c.Memories)
            {
                places.Emit(new Declare(memory, new Allocate(IrType.Int, rows, OnStack: false)));
            }

            return;
        }

        if (isNew)
        {
            places.NewPlace(member);
        }

        switch (value)
        {
            case View { Start: null, Count: null } view:
                IReadOnlyList<Variable>? seen = places.Seen(view.Source);
                places.Set(member, places.StartOf(view.Source), places.LengthOf(view.Source), isNew);
                if (seen is not null)
                {
                    places.See(member, seen);
                }

                break;
            case View view:
                Expr? start = view.Start is null ? null : Settled("offset", Rewrite(view.Start));
                Expr? count = view.Count is null ? null : Rewrite(view.Count);
                IReadOnlyList<Variable> part = places.View(c, member.BaseName, places.Views(view.Source), start, count);
                places.Set(member, Sum(places.StartOf(view.Source), start), new Length(part[0]), isNew);
                places.See(member, part);
                break;
            case Row row:
                Expr index = Settled("index", Rewrite(row.Index));
                IReadOnlyList<Variable> rowsOf = places.Views(row.Rows);
                places.Set(member, Sum(places.BaseOf(row.Rows), new Element(rowsOf[0], index)), new Element(rowsOf[1], index), isNew);
                break;
            case Allocate allocate:
                (Variable takenStart, Variable takenLength) = places.Take(c, member.BaseName, Rewrite(allocate.Length));
                places.Set(member, new Read(takenStart), new Read(takenLength), isNew);
                break;
            default:
                places.Set(member, IntegerConstant.Of(0), IntegerConstant.Of(0), isNew);
                break;
        }

        if (source is not null && places.Output.Count > first)
        {
            List<Statement> output = places.Output;
            output[output.Count - 1] = output[output.Count - 1] with { Source = source };
        }
    }

    private void StoreRow(Store store, Variable row)
    {
        Expr index = Settled("index", Rewrite(store.Index));
        IReadOnlyList<Variable> rows = places.Views(store.Sequence);
        places.Emit(new Store(rows[0], index, places.StartOf(row)));
        places.Emit(new Store(rows[1], index, places.LengthOf(row)) { Source = store.Source });
    }

    public static Expr Sum(Expr start, Expr? offset) => (start, offset) switch
    {
        (_, null) => start,
        (IntegerConstant { Value: 0 }, _) => offset,
        _ => new Binary(BinaryOperator.Add, start, offset, IrType.Int),
    };

    private Expr Settled(string name, Expr value)
    {
        if (value is IntegerConstant or Read { Variable.Kind: VariableKind.LoopIndex })
        {
            return value;
        }

        Variable settled = variables.Fresh(name, value.Type);
        places.Emit(new Declare(settled, value));
        return new Read(settled);
    }

    private Expr Rewrite(Expr expression)
    {
        See(uses.Of(expression));
        return new InViews(places).Visit(expression);
    }

    private void See(IEnumerable<Variable> members)
    {
        foreach (Variable member in members)
        {
            places.Views(member);
        }
    }
}
