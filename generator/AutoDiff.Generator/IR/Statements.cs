namespace AutoDiff.Generator.IR;

/// <summary>
/// A statement. Nested blocks are flattened (variable names are unique). <see cref="Source"/> is the statement's text in the user's
/// source, on one line, for the comment above the adjoint lines that come from it.
/// </summary>
internal abstract record Statement
{
    protected Statement()
    {
    }

    // A changed copy is another statement: what is known of this one says nothing about it.
    protected Statement(Statement original) => Source = original.Source;

    public string? Source { get; init; }

    /// <summary>What is known of the statement, once somebody has asked; no part of its value.</summary>
    internal Effects? Effects { get; set; }

    /// <summary>The passes that have nothing to do here; no part of its value.</summary>
    internal Settled Settled { get; set; }

    public virtual bool Equals(Statement? other) => other is not null && GetType() == other.GetType() && Source == other.Source;

    public override int GetHashCode() => Source?.GetHashCode() ?? 0;
}

/// <summary>Declares a local (scalar or sequence). Inside a loop it is a new variable in every iteration.</summary>
internal sealed record Declare(Variable Variable, Expr? Value) : Statement;

/// <summary>
/// Assigns a scalar local or parameter (printed as <c>x += e</c> where the value is <c>x + e</c>). In bound form also a sequence local,
/// which from then on names what the <see cref="View"/> shows.
/// </summary>
internal sealed record Assign(Variable Variable, Expr Value) : Statement;

/// <summary><c>sequence[index] = value</c> (printed as <c>+=</c> where the value is <c>sequence[index] + e</c>).</summary>
internal sealed record Store(Variable Sequence, Expr Index, Expr Value) : Statement
{
    /// <summary>Bound form only, of a sequence of structs: which leaf of the element; null for all of it.</summary>
    public int? Field { get; init; }
}

internal sealed record If(Expr Condition, EquatableArray<Statement> Then, EquatableArray<Statement> Else) : Statement;

/// <summary>
/// <c>for (index = Start; index &lt; Bound; index += Step)</c>, or <c>index &gt;= Bound</c> where <see cref="Step"/> is negative: the body
/// never assigns the index, and neither <see cref="Start"/> nor <see cref="Bound"/> changes while the loop runs. Step is not 0.
/// <c>&lt;=</c> is bound as <c>Bound + 1</c> only where that cannot overflow (a constant or a length based bound), else as a <see cref="WhileLoop"/>.
/// </summary>
/// <param name="Exit">After structuring: the flag that the body sets to leave after this iteration, or null.</param>
internal sealed record CountedLoop(
    Variable Index, Expr Start, Expr Bound, int Step, EquatableArray<Statement> Body, Variable? Exit = null) : Statement;

/// <summary><c>while (Condition) Body</c>. A do loop and an irregular for loop are bound to this form.</summary>
/// <param name="Exit">After structuring: the flag that the body sets to leave after this iteration, or null.</param>
internal sealed record WhileLoop(Expr Condition, EquatableArray<Statement> Body, Variable? Exit = null) : Statement;

/// <summary><c>throw value;</c>. The value is an <see cref="External"/> whose arguments may be active: nothing flows on from it.</summary>
internal sealed record Throw(Expr Value) : Statement;

/// <summary>An expression evaluated for its effect (a guard, an assertion, logging).</summary>
internal sealed record Evaluate(Expr Value) : Statement;

/// <summary>Leaves the method. In bound form anywhere; after structuring none is left.</summary>
internal sealed record Return(Expr? Value) : Statement;

/// <summary>Leaves the innermost loop; bound form only.</summary>
internal sealed record Break : Statement;

/// <summary>Goes on to the next iteration of the innermost loop; bound form only.</summary>
internal sealed record Continue : Statement;

/// <summary>
/// Calls a function of the model. <see cref="Results"/> are fresh locals, declared right before: what it returns, then the final values of
/// its <see cref="FunctionModel.Outputs"/>. The binder gives every real argument a name or a constant.
/// </summary>
internal sealed record Invoke(string Function, EquatableArray<Argument> Arguments, EquatableArray<Variable> Results) : Statement
{
    /// <summary>Bound form only: the function may use variables of the caller that are not handed over yet.</summary>
    public bool SeesCaller { get; init; }

    /// <summary>Index into the binder's list of source locations.</summary>
    public int Site { get; init; } = -1;
}

/// <summary>Puts a value on a tape; made by differentiation only.</summary>
internal sealed record Push(Variable Tape, Expr Value) : Statement;

/// <summary>Sets every element of a sequence to zero; made by differentiation only.</summary>
internal sealed record Clear(Variable Sequence) : Statement;

/// <summary>Copies all of one sequence onto another of the same length; made by differentiation only.</summary>
internal sealed record CopyTo(Variable From, Variable To) : Statement;

/// <summary>Gives a tape's or scratch buffer's memory back; made by differentiation only.</summary>
internal sealed record Release(Variable Variable) : Statement;

/// <summary>A line of comment; made by differentiation only.</summary>
internal sealed record Comment(string Text) : Statement;
