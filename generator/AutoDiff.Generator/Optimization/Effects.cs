using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization;

/// <summary>What a piece of code, nested statements included, reads and writes.</summary>
internal sealed class Effects
{
    // What a piece of code does depends on nothing but itself, so that the tables can serve every body.
    private static readonly ConditionalWeakTable<Statement, Effects> OfStatements = new();
    private static readonly ConditionalWeakTable<Expr, Effects> OfExpressions = new();

    private readonly HashSet<int> mentions = [];
    private readonly HashSet<int> assigned = [];
    private readonly HashSet<int> stores = [];
    private readonly HashSet<Variable> memoryReads = [];
    private readonly HashSet<Variable> memoryWrites = [];

    private Effects()
    {
    }

    /// <summary>The ids of all variables that occur, read or written.</summary>
    public IReadOnlyCollection<int> Mentions => mentions;

    /// <summary>The ids of the variables that are assigned or declared.</summary>
    public IReadOnlyCollection<int> Assigned => assigned;

    /// <summary>The ids of the tapes and scratches whose memory an expression gives or takes.</summary>
    public IReadOnlyCollection<int> Stores => stores;

    /// <summary>The sequences of which elements are read.</summary>
    public IReadOnlyCollection<Variable> MemoryReads => memoryReads;

    /// <summary>The sequences of which elements are written.</summary>
    public IReadOnlyCollection<Variable> MemoryWrites => memoryWrites;

    /// <summary>Code of the user's runs that may do anything to memory.</summary>
    public bool HasExternal { get; private set; }

    public bool HasThrow { get; private set; }

    /// <summary>Tapes, scratches or allocations are used, whose order is part of the meaning.</summary>
    public bool HasOrder { get; private set; }

    public bool HasLoop { get; private set; }

    /// <summary>Local buffers are given back: nobody may read them from there on.</summary>
    public bool HasRelease { get; private set; }

    public static Effects Of(Statement statement) => OfStatements.GetValue(statement, Compute);

    public static Effects Of(EquatableArray<Statement> block)
    {
        Effects effects = new();
        foreach (Statement statement in block)
        {
            effects.Include(Of(statement));
        }

        return effects;
    }

    public static Effects Of(Expr expression) => OfExpressions.GetValue(expression, Compute);

    public bool DoesMention(Variable variable) => mentions.Contains(variable.Id);

    public bool DoesAssign(int id) => assigned.Contains(id);

    private static Effects Compute(Expr expression)
    {
        Effects effects = new();
        effects.Add(expression);
        return effects;
    }

    private static Effects Compute(Statement statement)
    {
        Effects effects = new();
        foreach (Expr expression in Walk.Expressions(statement))
        {
            effects.Include(Of(expression));
        }

        effects.AddOwn(statement);
        foreach (EquatableArray<Statement> block in Walk.Blocks(statement))
        {
            foreach (Statement nested in block)
            {
                effects.Include(Of(nested));
            }
        }

        return effects;
    }

    private void AddOwn(Statement statement)
    {
        switch (statement)
        {
            case Declare s:
                Assign(s.Variable);
                break;
            case Assign s:
                Assign(s.Variable);
                break;
            case Store s:
                Write(s.Sequence);
                break;
            case Clear s:
                Write(s.Sequence);
                break;
            case CopyTo s:
                Write(s.To);
                mentions.Add(s.From.Id);
                memoryReads.Add(s.From);
                break;
            case CountedLoop s:
                HasLoop = true;
                Assign(s.Index);
                MentionExit(s.Exit);
                break;
            case WhileLoop s:
                HasLoop = true;
                MentionExit(s.Exit);
                break;
            case Throw:
                HasThrow = true;
                break;
            case Invoke s:
                HasExternal = true;
                foreach (Variable result in s.Results)
                {
                    Assign(result);
                }

                foreach (Argument argument in s.Arguments)
                {
                    if (argument.IsWritten)
                    {
                        Write(argument.Sequence!);
                    }
                }

                break;
            case Push s:
                mentions.Add(s.Tape.Id);
                HasOrder = true;
                break;
            case Release s:
                mentions.Add(s.Variable.Id);
                HasOrder = true;
                HasRelease |= s.Variable.Type is ScratchType or SequenceType;
                break;
        }
    }

    private void Add(Expr expression)
    {
        foreach (Variable variable in Walk.Variables(expression))
        {
            mentions.Add(variable.Id);
        }

        foreach (Expr e in Walk.All(expression))
        {
            switch (e)
            {
                case Element element:
                    memoryReads.Add(element.Sequence);
                    break;
                case Read { Variable.Type: SequenceType } read:
                    memoryReads.Add(read.Variable);
                    break;
                case External external:
                    AddExternal(external);
                    break;
                case ReturnedArray:
                    HasExternal = true;
                    break;
                case Pop pop:
                    AddStore(pop.Tape);
                    break;
                case Take take:
                    AddStore(take.Scratch);
                    break;
                case TakeBack takeBack:
                    AddStore(takeBack.Scratch);
                    break;
                case TakeStart takeStart:
                    AddStore(takeStart.Arena);
                    break;
                case View { Source: { Type: SequenceType { Kind: SequenceKind.Arena } } arena }:
                    stores.Add(arena.Id);
                    break;
                case Length { Sequence: { Type: SequenceType { Kind: SequenceKind.Arena } } arena }:
                    AddStore(arena);
                    break;
                case Allocate:
                    HasOrder = true;
                    break;
            }
        }
    }

    private void AddStore(Variable store)
    {
        stores.Add(store.Id);
        HasOrder = true;
    }

    private void AddExternal(External external)
    {
        HasExternal = true;
        for (int i = 0; i < external.Arguments.Count; i++)
        {
            if (external.Arguments[i] is Read read && IsByReference(external.Pieces[i]))
            {
                assigned.Add(read.Variable.Id);
                if (read.Variable.Type is TapeType or ScratchType)
                {
                    AddStore(read.Variable);
                }
            }
        }
    }

    /// <summary>The text before an argument hands it over by reference.</summary>
    public static bool IsByReference(string textBefore)
    {
        string text = textBefore.TrimEnd();
        return text.EndsWith("ref", StringComparison.Ordinal)
            || text.EndsWith("out", StringComparison.Ordinal)
            || text.EndsWith("in", StringComparison.Ordinal)
            || text.EndsWith("&", StringComparison.Ordinal);
    }

    private void Include(Effects other)
    {
        mentions.UnionWith(other.mentions);
        assigned.UnionWith(other.assigned);
        stores.UnionWith(other.stores);
        memoryReads.UnionWith(other.memoryReads);
        memoryWrites.UnionWith(other.memoryWrites);
        HasExternal |= other.HasExternal;
        HasThrow |= other.HasThrow;
        HasOrder |= other.HasOrder;
        HasLoop |= other.HasLoop;
        HasRelease |= other.HasRelease;
    }

    private void Assign(Variable variable)
    {
        mentions.Add(variable.Id);
        assigned.Add(variable.Id);
    }

    private void Write(Variable sequence)
    {
        mentions.Add(sequence.Id);
        memoryWrites.Add(sequence);
    }

    private void MentionExit(Variable? exit)
    {
        if (exit is not null)
        {
            mentions.Add(exit.Id);
        }
    }
}
