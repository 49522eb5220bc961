using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Binding.Recursion;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Structuring;
using AutoDiff.Generator.Structuring.Records;
using AutoDiff.Generator.Structuring.References;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// What a bound body goes through before it is a model's: arrays of structs become arrays of numbers, arrays that change their variable lie in
/// one memory, and the functions that are reached are linked.
/// </summary>
internal sealed class BodyLowering(IMethodSymbol method, BindingSession session, RecordStorage records)
{
    /// <summary>The body and the functions that it reaches, as a model has them.</summary>
    public LinkedBody Lower(EquatableArray<Statement> statements, IReadOnlyList<ParameterModel> parameters) =>
        Link(LowerRecords(Stopped(statements), parameters));

    private EquatableArray<Statement> Stopped(EquatableArray<Statement> statements) => new StoppedSequences(session, session.Stopped).Apply(statements);

    private EquatableArray<Statement> LowerRecords(EquatableArray<Statement> statements, IReadOnlyList<ParameterModel> parameters)
    {
        if (session.HasErrors || session.Refusals.Count > 0)
        {
            return statements;
        }

        EquatableArray<Statement> lowered = new RecordLowering(records, [.. parameters.Select(p => p.Variable)], session.Names.Factory).Lower(statements);
        session.NoteFlat(lowered, records.Parameters);
        RefuseOtherMembers(lowered);
        return lowered;
    }

    /// <summary>The memory of a method's own arrays holds numbers and flags.</summary>
    private void RefuseOtherMembers(EquatableArray<Statement> lowered)
    {
        if (Walk.Statements(lowered).Any(s => s is Declare { Value: Allocate { Element: OpaqueType } }))
        {
            session.Refusals.Add(new Refusal(
                RefusalId.MixedStructs, method.Locations[0], "an array of structs that is made in '" + method.Name + "' and holds more than numbers and flags", "leave the other members out of the struct"));
        }
    }

    private FunctionModel LowerRecords(FunctionModel function)
    {
        FunctionModel lowered = new RecordLowering(records, [], session.Names.Factory).Lower(function);
        session.NoteFlat(lowered.Body, records.Parameters);
        RefuseOtherMembers(lowered.Body);
        return lowered;
    }

    private EquatableArray<Statement> LowerReferences(EquatableArray<Statement> statements)
    {
        if (session.HasErrors || session.Refusals.Count > 0)
        {
            return statements;
        }

        IReadOnlyList<ReferenceClass> classes = ReferenceClasses.Of(statements, session.Jagged.Inputs);
        foreach (ReferenceClass references in classes)
        {
            Location location = session.ChangeOf(references.Members) ?? method.Locations[0];
            if (references.Written.FirstOrDefault(w => w.Kind == VariableKind.Static) is { } table)
            {
                session.Refusals.Add(new Refusal(RefusalId.StaticTableWritten, location, "a write to the static array '" + table.Name + "'", "write to an array or span parameter"));
            }
            else if (references.Type.IsJagged && references.Written.FirstOrDefault(w => w.Kind == VariableKind.Parameter) is not null)
            {
                session.Refusals.Add(new Refusal(
                    RefusalId.RowsReplaced, session.RowStore ?? method.Locations[0], "a row of a parameter that is given another array", "copy the elements, or put the rows into a local array of arrays first"));
            }
            else if (references.IsHandedOn(statements))
            {
                session.Refusals.Add(new Refusal(RefusalId.SequencePassed, location, "passing an array that changes its variable to code without source", "call a method with source"));
            }
        }

        return session.Refusals.Count > 0 ? statements : ReferenceLowering.Lower(statements, classes, session.Jagged.Inputs, session.Names.Factory);
    }

    /// <summary>The functions that the body reaches become part of the model.</summary>
    private LinkedBody Link(EquatableArray<Statement> statements)
    {
        IReadOnlyList<RecursiveFunction> reached = ReachedFrom(statements);
        if (session.HasErrors || session.Refusals.Count > 0)
        {
            return new LinkedBody(statements, EquatableArray<FunctionModel>.Empty);
        }

        LinkedBody linked = FunctionLinking.Link(statements, reached.Select(f => LowerRecords(f.Model with { Body = Stopped(f.Body) })).ToList(), session.Names.Factory);
        linked = WrittenSequences.Mark(linked with { Functions = linked.Functions.Map(LowerReferences) });
        linked = linked with { Body = LowerReferences(linked.Body) };
        session.Refusals.AddRange(WrittenSequences.Conflicts(linked).Select(call => session.Sites[call.Site] with { Advice = "hand over different memory for what it writes" }));
        return linked;
    }

    private FunctionModel LowerReferences(FunctionModel function)
    {
        if (Walk.Statements(function.Body).Any(s => s is Declare { Variable.Type: SequenceType { IsJagged: true } } || Walk.Expressions(s).SelectMany(Walk.Variables).Any(v => v.Type is SequenceType { IsJagged: true })))
        {
            session.Refusals.Add(new Refusal(
                RefusalId.Recursion, method.Locations[0], "the recursive method '" + function.Name + "', which uses arrays of arrays,", "use one dimension and a computed index"));
            return function;
        }

        if (Walk.Statements(function.Body).SelectMany(Walk.Expressions).SelectMany(Walk.All).OfType<External>().FirstOrDefault(ForeignMemory.IsGuarded) is { } guarded)
        {
            session.Refusals.Add(session.Sites[guarded.Site] with
            {
                Id = RefusalId.Recursion,
                Subject = "a number that the recursive method '" + function.Name + "' reads through an object, while memory of the caller's is written,",
                Advice = "pass its array as a parameter",
            });
        }

        // It gives back a variable of the body around it that names another array: a list that grows.
        bool givesArray = function.Outputs.Any(o => o.Type is SequenceType);
        EquatableArray<Statement> body = givesArray ? function.Body : LowerReferences(function.Body);
        if (givesArray || Walk.Statements(body).Any(s => s is Declare { Value: NewArena }))
        {
            session.Refusals.Add(new Refusal(
                RefusalId.Recursion, method.Locations[0], "the recursive method '" + function.Name + "', in which a variable names one array and then another,", "give each array a variable of its own"));
        }

        return function with { Body = body };
    }

    private IReadOnlyList<RecursiveFunction> ReachedFrom(EquatableArray<Statement> statements)
    {
        List<RecursiveFunction> reached = [];
        Queue<EquatableArray<Statement>> open = new([statements]);
        while (open.Count > 0)
        {
            foreach (Invoke call in Walk.Statements(open.Dequeue()).OfType<Invoke>())
            {
                RecursiveFunction function = session.Functions.First(f => f.Name == call.Function);
                if (!reached.Contains(function))
                {
                    reached.Add(function);
                    open.Enqueue(function.Body);
                    session.Refusals.AddRange(function.Refusals.Except(session.Refusals));
                    session.HasErrors |= function.HasErrors;
                }
            }
        }

        return reached;
    }
}
