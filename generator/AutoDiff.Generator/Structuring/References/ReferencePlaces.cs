using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Where in its class's memory each variable lies, and the views by which its elements are accessed at the moment.</summary>
internal sealed class ReferencePlaces(IReadOnlyList<JaggedInput> inputs, VariableFactory variables)
{
    private readonly Dictionary<Variable, ReferenceClass> classOf = [];
    private readonly Dictionary<Variable, (Variable Start, Variable Length)> places = [];
    private Dictionary<Variable, IReadOnlyList<Variable>> views = [];

    /// <summary>The statements of the block that is being written.</summary>
    public List<Statement> Output { get; private set; } = [];

    public void Emit(Statement statement) => Output.Add(statement);

    /// <summary>Gives a class its memory.</summary>
    public void Add(ReferenceClass c)
    {
        Variable named = c.Members.Concat(c.Outside).First();
        if (c.IsArena)
        {
            string[] suffixes = c.Type.IsJagged ? ["Starts", "Lengths"] : ["Arena"];
            c.Memories = [.. c.Elements.Select((element, i) => variables.Fresh(named.BaseName + suffixes[i], new SequenceType(SequenceKind.Arena, element)))];
        }
        else if (InputOf(c.Outside[0]) is { } input)
        {
            c.Memories = [input.Starts, input.Lengths];
            views[c.Outside[0]] = c.Memories;
        }
        else if (c.Type.IsJagged)
        {
            SequenceType integers = new(SequenceKind.Array, IrType.Int);
            c.Memories = [variables.Fresh(c.Outside[0].BaseName + "Starts", integers), variables.Fresh(c.Outside[0].BaseName + "Lengths", integers)];
            views[c.Outside[0]] = c.Memories;
        }
        else
        {
            c.Memories = c.Outside;
        }

        foreach (Variable variable in c.IsArena || c.Type.IsJagged ? c.Members.Concat(c.Outside) : c.Members)
        {
            classOf.Add(variable, c);
        }
    }

    /// <summary>The array of arrays that the caller passes in.</summary>
    public JaggedInput? InputOf(Variable array) => inputs.FirstOrDefault(i => i.Array == array);

    /// <summary>What the starts of the rows count from: the input's elements may have been copied into an arena.</summary>
    public Expr BaseOf(Variable rows) =>
        ClassOf(rows) is { IsArena: false } c && InputOf(c.Outside[0]) is { } input ? StartOf(input.Rows) : IntegerConstant.Of(0);

    public ReferenceClass? ClassOf(Variable variable) => classOf.TryGetValue(variable, out ReferenceClass? c) ? c : null;

    /// <summary>The variable is accessed by a view of the class's memory: not an input that is only copied from.</summary>
    public bool IsViewed(Variable variable) =>
        ClassOf(variable) is { } c && (c.Type.IsJagged || !c.Outside.Contains(variable) || c.Written.Contains(variable));

    public bool HasPlace(Variable variable) => places.ContainsKey(variable);

    public void NewPlace(Variable variable, Variable start, Variable length) => places[variable] = (start, length);

    public void NewPlace(Variable variable) => NewPlace(
        variable, variables.Fresh(variable.BaseName + "Start", IrType.Int), variables.Fresh(variable.BaseName + "Length", IrType.Int));

    public Expr StartOf(Variable source) => places.TryGetValue(source, out (Variable Start, Variable Length) place) ? new Read(place.Start) : IntegerConstant.Of(0);

    /// <summary>How long the array is: by its view, where there is one.</summary>
    public Expr LengthOf(Variable source) =>
        views.TryGetValue(source, out IReadOnlyList<Variable>? seen) ? new Length(seen[0])
        : places.TryGetValue(source, out (Variable Start, Variable Length) place) ? new Read(place.Length)
        : new Length(source);

    /// <summary>The variable names another array from here on.</summary>
    public void Set(Variable member, Expr start, Expr length, bool isNew)
    {
        (Variable startVariable, Variable lengthVariable) = places[member];
        Emit(isNew ? new Declare(startVariable, start) : new Assign(startVariable, start));
        Emit(isNew ? new Declare(lengthVariable, length) : new Assign(lengthVariable, length));
        views.Remove(member);
    }

    public IReadOnlyList<Variable>? Seen(Variable member) => views.TryGetValue(member, out IReadOnlyList<Variable>? seen) ? seen : null;

    public void See(Variable member, IReadOnlyList<Variable> seen) => views[member] = seen;

    public void Forget(IEnumerable<Variable> members)
    {
        foreach (Variable member in members)
        {
            views.Remove(member);
        }
    }

    /// <summary>The views of the array that the variable names here; declares them where there are none.</summary>
    public IReadOnlyList<Variable> Views(Variable member)
    {
        if (ClassOf(member) is not { } c)
        {
            // The one memory that there is needs no view of the whole.
            return [member];
        }

        if (!views.TryGetValue(member, out IReadOnlyList<Variable>? seen))
        {
            (Variable start, Variable length) = places[member];
            seen = View(c, member.BaseName, c.Memories, new Read(start), new Read(length));
            views[member] = seen;
        }

        return seen;
    }

    /// <summary>Declares views of a part of each of the memories.</summary>
    public IReadOnlyList<Variable> View(ReferenceClass c, string name, IReadOnlyList<Variable> memories, Expr? start, Expr? count)
    {
        List<Variable> seen = [];
        for (int i = 0; i < memories.Count; i++)
        {
            SequenceType type = (SequenceType)memories[i].Type is { Kind: SequenceKind.ReadOnlySpan } readOnly ? readOnly : (SequenceType)memories[i].Type with { Kind = SequenceKind.Span };
            string suffix = c.Type.IsJagged ? (i == 0 ? "Starts" : "Lengths") : string.Empty;
            Variable view = variables.Fresh(name + suffix, type, isTemporary: false);
            Emit(new Declare(view, new View(memories[i], start, count, type)));
            seen.Add(view);
        }

        return seen;
    }

    /// <summary>Makes a new array in the arena of the class.</summary>
    public (Variable Start, Variable Length) Take(ReferenceClass c, string name, Expr count)
    {
        Variable length = variables.Fresh(name + "Length", IrType.Int);
        Variable start = variables.Fresh(name + "Start", IrType.Int);
        Emit(new Declare(length, count));
        Emit(new Declare(start, new TakeStart(c.Memories[0], new Read(length))));
        foreach (Variable other in c.Memories.Skip(1))
        {
            // Arenas that are asked for the same lengths give the same starts.
            Emit(new Evaluate(new TakeStart(other, new Read(length))));
        }

        return (start, length);
    }

    /// <summary>Writes a nested block: what it sees is forgotten behind it.</summary>
    public EquatableArray<Statement> Nested(IEnumerable<Variable> stale, System.Action write)
    {
        List<Statement> outerOutput = Output;
        Dictionary<Variable, IReadOnlyList<Variable>> outerViews = views;
        Output = [];
        views = outerViews.ToDictionary(v => v.Key, v => v.Value);
        Forget(stale);
        write();
        EquatableArray<Statement> result = Output.ToEquatableArray();
        Output = outerOutput;
        views = outerViews;
        return result;
    }
}
