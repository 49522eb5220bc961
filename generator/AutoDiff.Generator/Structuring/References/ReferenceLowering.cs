using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>
/// Gives sequence variables that are assigned a form that every later stage understands: the arrays that can flow into one variable lie
/// in one memory, and the variable is a start and a length in it. Swapping two arrays is swapping integers; elements are read and
/// written through a view that is declared where the variable last changed, so that an index is checked against the array's own length.
/// </summary>
internal sealed class ReferenceLowering
{
    private readonly VariableFactory variables;
    private readonly IReadOnlyList<ReferenceClass> classes;
    private readonly Dictionary<Variable, ReferenceClass> classOf = [];
    private readonly Dictionary<Variable, (Variable Start, Variable Length)> places = [];
    private readonly HashSet<Variable> copiedOut = [];
    private readonly MemberUses uses;
    private Dictionary<Variable, Variable> views = [];
    private List<Statement> output = [];

    private ReferenceLowering(IReadOnlyList<ReferenceClass> classes, VariableFactory variables)
    {
        this.classes = classes;
        this.variables = variables;
        foreach (ReferenceClass c in classes)
        {
            c.Memory = c.Outside.Count == 1 && !c.Allocates ? c.Outside[0] : Arena(c);
            foreach (Variable member in c.IsArena ? c.Members.Concat(c.Outside) : c.Members)
            {
                classOf.Add(member, c);
            }
        }

        uses = new MemberUses(IsViewed);
    }

    public static EquatableArray<Statement> Lower(EquatableArray<Statement> body, IReadOnlyList<ReferenceClass> classes, VariableFactory variables) =>
        classes.Count == 0 ? body : new ReferenceLowering(classes, variables).Method(body);

    private Variable Arena(ReferenceClass c)
    {
        Variable first = c.Members[0];
        return variables.Fresh(first.BaseName + "Arena", new SequenceType(SequenceKind.Arena, ((SequenceType)first.Type).Element));
    }

    /// <summary>The variable is accessed by a view of the class's memory: not an input that is only copied from.</summary>
    private bool IsViewed(Variable variable) =>
        classOf.TryGetValue(variable, out ReferenceClass? c) && (!c.Outside.Contains(variable) || c.Written.Contains(variable));

    private EquatableArray<Statement> Method(EquatableArray<Statement> body)
    {
        foreach (ReferenceClass c in classes.Where(c => c.IsArena))
        {
            Emit(new Declare(c.Memory, new NewArena(((SequenceType)c.Memory.Type).Element)));
        }

        foreach (Statement statement in body)
        {
            foreach (ReferenceClass c in classes.Where(c => c.IsArena))
            {
                foreach (Variable outside in c.Outside.Where(o => !places.ContainsKey(o) && uses.Involves(statement, o, c)))
                {
                    CopyIn(outside, c);
                }
            }

            Visit(statement);
        }

        if (body.Count == 0 || body[body.Count - 1] is not (Return or Throw))
        {
            CopyOut();
        }

        return output.ToEquatableArray();
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block, ICollection<Variable> stale)
    {
        List<Statement> outerOutput = output;
        Dictionary<Variable, Variable> outerViews = views;
        output = [];
        views = outerViews.Where(v => !stale.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value);
        foreach (Statement statement in block)
        {
            Visit(statement);
        }

        EquatableArray<Statement> result = output.ToEquatableArray();
        output = outerOutput;
        views = outerViews;
        return result;
    }

    private void Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare s when classOf.ContainsKey(s.Variable):
                Bind(s.Variable, s.Value, isNew: true, s.Source);
                break;
            case Assign s when classOf.ContainsKey(s.Variable):
                Bind(s.Variable, s.Value, isNew: false, s.Source);
                break;
            case If s:
                Expr condition = Rewrite(s.Condition);
                Emit(s with { Condition = condition, Then = Block(s.Then, []), Else = Block(s.Else, []) });
                Forget(uses.AssignedIn(s));
                break;
            case CountedLoop s:
                Prepare(s);
                (Expr start, Expr bound) = (Rewrite(s.Start), Rewrite(s.Bound));
                Emit(s with { Start = start, Bound = bound, Body = Block(s.Body, uses.AssignedIn(s)) });
                Forget(uses.AssignedIn(s));
                break;
            case WhileLoop s:
                VisitWhile(s);
                break;
            case Return s when copiedOut.Count > 0:
                Expr? value = s.Value is null ? null : Rewrite(s.Value);

                // What is returned is read from the arena, which the copy leaves as it is.
                CopyOut();
                Emit(s with { Value = value });
                break;
            default:
                foreach (Variable member in uses.Of(statement))
                {
                    EnsureView(member);
                }

                Emit(new InViews(this).Rewrite(statement));
                break;
        }
    }

    /// <summary>Declares the views that hold for the whole loop before it.</summary>
    private void Prepare(Statement loop)
    {
        HashSet<Variable> changing = [.. uses.AssignedIn(loop), .. uses.DeclaredIn(loop)];
        foreach (Variable member in uses.Within(loop).Where(m => !changing.Contains(m)))
        {
            EnsureView(member);
        }
    }

    private void VisitWhile(WhileLoop loop)
    {
        Prepare(loop);
        HashSet<Variable> assigned = uses.AssignedIn(loop);
        Forget(assigned);
        if (uses.Of(loop).Any(assigned.Contains))
        {
            // The condition sees another array in every iteration.
            If leave = new(new Unary(UnaryOperator.Not, loop.Condition), EquatableArrays.Of<Statement>(new Break()), EquatableArray<Statement>.Empty);
            loop = loop with { Condition = new BoolConstant(true), Body = new Statement[] { leave }.Concat(loop.Body).ToEquatableArray() };
        }

        Expr condition = Rewrite(loop.Condition);
        Emit(loop with { Condition = condition, Body = Block(loop.Body, assigned) });
    }

    private void Bind(Variable member, Expr? value, bool isNew, string? source)
    {
        int first = output.Count;
        if (isNew)
        {
            places[member] = (variables.Fresh(member.BaseName + "Start", IrType.Int), variables.Fresh(member.BaseName + "Length", IrType.Int));
        }

        switch (value)
        {
            case View { Start: null, Count: null } view:
                bool isSeen = views.TryGetValue(view.Source, out Variable? known);
                Set(member, StartOf(view.Source), LengthOf(view.Source), isNew);
                if (isSeen)
                {
                    views[member] = known!;
                }

                break;
            case View view:
                Expr? start = view.Start is null ? null : Settled("offset", Rewrite(view.Start));
                Expr? count = view.Count is null ? null : Rewrite(view.Count);
                Variable whole = EnsureCopyView(view.Source);
                Variable part = variables.Fresh(member.BaseName, ViewType(classOf[member]));
                Emit(new Declare(part, new View(whole, start, count, part.Type)));
                Set(member, Sum(StartOf(view.Source), start), new Length(part), isNew);
                views[member] = part;
                break;
            case Allocate allocate:
                Variable length = variables.Fresh(member.BaseName + "Length", IrType.Int);
                Variable taken = variables.Fresh(member.BaseName + "Start", IrType.Int);
                Emit(new Declare(length, Rewrite(allocate.Length)));
                Emit(new Declare(taken, new TakeStart(classOf[member].Memory, new Read(length))));
                Set(member, new Read(taken), new Read(length), isNew);
                break;
            default:
                Set(member, IntegerConstant.Of(0), IntegerConstant.Of(0), isNew);
                break;
        }

        if (source is not null && output.Count > first)
        {
            output[output.Count - 1] = output[output.Count - 1] with { Source = source };
        }
    }

    private void Set(Variable member, Expr start, Expr length, bool isNew)
    {
        (Variable startVariable, Variable lengthVariable) = places[member];
        Emit(isNew ? new Declare(startVariable, start) : new Assign(startVariable, start));
        Emit(isNew ? new Declare(lengthVariable, length) : new Assign(lengthVariable, length));
        views.Remove(member);
    }

    private Expr StartOf(Variable source) => places.TryGetValue(source, out (Variable Start, Variable Length) place) ? new Read(place.Start) : IntegerConstant.Of(0);

    private Expr LengthOf(Variable source) => places.TryGetValue(source, out (Variable Start, Variable Length) place) ? new Read(place.Length) : new Length(source);

    private static Expr Sum(Expr start, Expr? offset) => (start, offset) switch
    {
        (_, null) => start,
        (IntegerConstant { Value: 0 }, _) => offset,
        _ => new Binary(BinaryOperator.Add, start, offset, IrType.Int),
    };

    private Expr Settled(string name, Expr value)
    {
        if (value is IntegerConstant)
        {
            return value;
        }

        Variable settled = variables.Fresh(name, value.Type);
        Emit(new Declare(settled, value));
        return new Read(settled);
    }

    private Variable EnsureView(Variable member)
    {
        if (!views.TryGetValue(member, out Variable? view))
        {
            ReferenceClass c = classOf[member];
            view = variables.Fresh(member.BaseName, ViewType(c), isTemporary: false);
            Emit(new Declare(view, new View(c.Memory, StartOf(member), LengthOf(member), view.Type)));
            views[member] = view;
        }

        return view;
    }

    /// <summary>The one memory that there is needs no view of the whole.</summary>
    private Variable EnsureCopyView(Variable outside) => classOf.ContainsKey(outside) ? EnsureView(outside) : outside;

    private static SequenceType ViewType(ReferenceClass c) => (SequenceType)c.Memory.Type switch
    {
        { Kind: SequenceKind.ReadOnlySpan } type => type,
        SequenceType type => type with { Kind = SequenceKind.Span },
    };

    /// <summary>Copies an input to the arena. An array that is null has no elements; whoever uses it finds that out.</summary>
    private void CopyIn(Variable outside, ReferenceClass c)
    {
        SequenceType type = (SequenceType)outside.Type;
        Variable from = outside;
        if (type.Kind == SequenceKind.Array)
        {
            from = variables.Fresh(outside.BaseName + "Values", type with { Kind = SequenceKind.ReadOnlySpan });
            Emit(new Declare(from, new View(outside, null, null, from.Type)));
        }

        (Variable start, Variable length) = (variables.Fresh(outside.BaseName + "Start", IrType.Int), variables.Fresh(outside.BaseName + "Length", IrType.Int));
        places[outside] = (start, length);
        Emit(new Declare(length, new Length(from)));
        Emit(new Declare(start, new TakeStart(c.Memory, new Read(length))));
        Copy(from, EnsureView(outside));
        if (c.Written.Contains(outside))
        {
            copiedOut.Add(outside);
        }
    }

    private void CopyOut()
    {
        foreach (Variable outside in copiedOut)
        {
            Copy(EnsureView(outside), outside);
        }
    }

    private void Copy(Variable from, Variable to)
    {
        Variable index = variables.Fresh("i", IrType.Int, VariableKind.LoopIndex);
        Store copy = new(to, new Read(index), new Element(from, new Read(index)));
        Emit(new CountedLoop(index, IntegerConstant.Of(0), new Length(from), 1, EquatableArrays.Of<Statement>(copy)));
    }

    private Expr Rewrite(Expr expression)
    {
        foreach (Variable member in uses.Of(expression))
        {
            EnsureView(member);
        }

        return new InViews(this).Visit(expression);
    }

    private void Forget(IEnumerable<Variable> members)
    {
        foreach (Variable member in members)
        {
            views.Remove(member);
        }
    }

    private void Emit(Statement statement) => output.Add(statement);

    /// <summary>Reads and writes through the views that are declared.</summary>
    private sealed class InViews(ReferenceLowering lowering) : Rewriter
    {
        public Statement Rewrite(Statement statement) => VisitParts(statement);

        public override Variable Visit(Variable variable) => lowering.IsViewed(variable) ? lowering.views[variable] : variable;

        public override Expr Visit(Expr expression) => expression switch
        {
            Length length when lowering.IsViewed(length.Sequence) => lowering.views.TryGetValue(length.Sequence, out Variable? view)
                ? new Length(view)
                : lowering.LengthOf(length.Sequence),
            External external when NullTests.Is(external) => external,
            _ => base.Visit(expression),
        };
    }
}
