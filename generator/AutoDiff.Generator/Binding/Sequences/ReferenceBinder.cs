using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Array and span variables that come to name another array or span, and what else may name the same one.</summary>
internal sealed class ReferenceBinder(BodyBinder body)
{
    public bool IsSequence(IOperation operation) => operation.Type is not null && body.TypeOf(operation.Type) is SequenceType;

    /// <summary>A parameter of the attributed method that the body gives another array goes on under a local.</summary>
    public void TakeOver(ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (IParameterSymbol parameter in parameters.Where(p => p.RefKind is RefKind.None && body.Frame.Assigns(p)))
        {
            if (body.Frame.Find(parameter) is { Type: SequenceType type } variable)
            {
                Variable local = body.Session.Names.Own(parameter.Name, type);
                body.Emit(new Declare(local, new View(variable, null, null, type)));
                body.Session.NoteTakenOver(local, variable);
                body.Session.NoteChanging(local, parameter.Locations[0]);
                body.Frame.Bind(parameter, local);
            }
        }
    }

    /// <summary>Declares a variable that gets its array later.</summary>
    public void Declare(Variable variable, IOperation operation)
    {
        body.Emit(new Declare(variable, null));
        body.Session.NoteChanging(variable, operation.Syntax.GetLocation());
    }

    public void Assign(Variable target, SequenceValue value, IOperation operation)
    {
        body.Session.NoteChanging(target, operation.Syntax.GetLocation());
        if (value.Buffer is View view)
        {
            body.Emit(new Assign(target, view with { Type = target.Type }));
            return;
        }

        Variable source = value.Existing ?? Named(target.Name, value);
        body.Emit(new Assign(target, Whole(source, target.Type)));
    }

    /// <summary>Binds <c>x = array</c>; the variable that has been assigned.</summary>
    public Variable BindAssignment(ISimpleAssignmentOperation operation)
    {
        if (operation.Target is IArrayElementReferenceOperation element && IsJagged(element.ArrayReference))
        {
            Place row = BindRowPlace(element);
            Variable stored = Named(body.Sequences.BindValue(operation.Value, ((SequenceType)row.Variable!.Type).Element));
            body.Emit(new Store(row.Variable!, row.Index!, WholeOf(stored)));
            return stored;
        }

        Variable target = Target(operation.Target);
        Assign(target, body.Sequences.BindValue(operation.Value, target.Type), operation);
        return target;
    }

    public bool IsJagged(IOperation operation) => operation.Type is not null && body.TypeOf(operation.Type) is SequenceType { IsJagged: true };

    /// <summary>The array at a place of an array of arrays, as it is now.</summary>
    public Variable BindRow(IArrayElementReferenceOperation operation)
    {
        Variable rows = body.Sequences.Bind(operation.ArrayReference, "rows");
        (List<Statement> before, Expr index) = body.Capture(() => body.Places.BindIndex(rows, operation.Indices[0]));
        rows = KeepThrough(before, rows);
        body.EmitAfter(before, [], 0);
        return Row(rows, index);
    }

    public Variable Row(Variable rows, Expr index)
    {
        Variable row = body.Temporary(rows.Name + "Row", ((SequenceType)rows.Type).Element);
        body.Emit(new Declare(row, new Row(rows, index)));
        body.Session.NoteRow(row);
        return row;
    }

    /// <summary>A place in an array of arrays that will be assigned.</summary>
    public Place BindRowPlace(IArrayElementReferenceOperation operation)
    {
        Variable rows = Keep(body.Sequences.Bind(operation.ArrayReference, "rows"));
        if (body.Session.RootOf(rows).Kind == VariableKind.Parameter || body.Session.MayBeNull(rows))
        {
            body.Session.RowStore ??= operation.Syntax.GetLocation();
        }

        Expr index = body.Places.BindIndex(rows, operation.Indices[0]);
        return Place.Of(rows, index is IntegerConstant ? index : body.Spill("index", index));
    }

    /// <summary>The variable that an array or span is assigned to.</summary>
    public Variable Target(IOperation operation) => body.Places.BindTarget(operation) is { IsElement: false, Variable: { Kind: VariableKind.Local } variable }
        ? variable
        : throw LanguageFence.Refuse(
            RefusalId.SequenceReassigned, operation, "giving '" + operation.Syntax + "' another array or span", "declare a second variable, or copy the elements");

    /// <summary>The value of <c>?:</c> or a switch expression between arrays.</summary>
    public Variable BindChoice(IOperation operation)
    {
        Expr choice = operation is IConditionalOperation conditional
            ? body.Choices.BindConditional(conditional)
            : body.Switches.BindExpression((ISwitchExpressionOperation)operation);
        Variable variable = ((View)choice).Source;
        body.Session.NoteChanging(variable, operation.Syntax.GetLocation());
        return variable;
    }

    /// <summary>An array or span as the value of an arm of a choice.</summary>
    public View BindArm(IOperation operation, IrType type)
    {
        SequenceValue value = body.Sequences.BindValue(operation, type);
        return value.Buffer as View is { Start: null, Count: null } whole ? whole : Whole(value.Existing ?? Named("choice", value), type);
    }

    /// <summary><c>Array.Resize(ref a, n)</c>.</summary>
    public void Resize(IOperation array, IOperation size)
    {
        Variable target = Target(array);
        IrType element = ((SequenceType)target.Type).Element;
        Expr length = body.Spill("size", body.Bind(size));
        Variable resized = body.Temporary(target.Name, target.Type);
        body.Emit(new Declare(resized, new Allocate(element, length, OnStack: false)));
        Expr isShorter = new Binary(BinaryOperator.Less, length, new Length(target), IrType.Bool);
        Expr common = body.Spill("common", new Conditional(isShorter, length, new Length(target)));
        Variable index = body.Index();
        List<Statement> copy = body.Capture(() => body.Sequences.EmitCopyOf(target, new Read(index), resized));
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), common, 1, copy.ToEquatableArray()));
        Assign(target, new SequenceValue((SequenceType)resized.Type, resized), array);
    }

    /// <summary>A name for what the variable names now, where it may come to name something else.</summary>
    public Variable Keep(Variable sequence) => body.Session.IsChanging(sequence) ? Snapshot(sequence) : sequence;

    /// <summary>The same, where the statements that come next in fact change it.</summary>
    public Variable KeepThrough(List<Statement> statements, Variable sequence) =>
        Walk.Statements(statements.ToEquatableArray()).Any(s => s is Assign assign && assign.Variable == sequence) ? Snapshot(sequence) : sequence;

    /// <summary>A variable of its own for a parameter that a followed method gives another array.</summary>
    public Variable Copy(Variable sequence, string name, IOperation operation)
    {
        Variable own = body.Temporary(name, sequence.Type);
        body.Emit(new Declare(own, Whole(sequence, sequence.Type)));
        body.Session.NoteChanging(own, operation.Syntax.GetLocation());
        return own;
    }

    /// <summary>The two may name the same memory although they have different roots.</summary>
    public bool MayMeet(Variable left, Variable right)
    {
        Variable first = body.Session.RootOf(left);
        Variable second = body.Session.RootOf(right);
        return ((SequenceType)first.Type).Element == ((SequenceType)second.Type).Element && (body.Session.IsChanging(first) || body.Session.IsChanging(second));
    }

    public Variable Snapshot(Variable sequence)
    {
        Variable now = body.Temporary(sequence.Name, sequence.Type);
        body.Emit(new Declare(now, Whole(sequence, sequence.Type)));
        return now;
    }

    public Variable Named(string name, SequenceValue value)
    {
        Variable variable = body.Temporary(name, value.Type);
        body.Sequences.Declare(variable, value);
        return variable;
    }

    private Variable Named(SequenceValue value) => value.Existing is { } existing ? Keep(existing) : Named("row", value);

    public static View WholeOf(Variable sequence) => Whole(sequence, sequence.Type);

    private static View Whole(Variable sequence, IrType type) => new(sequence, null, null, type);
}
