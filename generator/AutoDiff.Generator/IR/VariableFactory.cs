using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AutoDiff.Generator.IR;

/// <summary>Makes variables whose ids and names are not taken yet.</summary>
internal sealed class VariableFactory
{
    private static readonly char[] digits = [.. "0123456789"];

    private readonly HashSet<string> names = [];
    private readonly HashSet<string> stems = [];
    private int nextId;

    public VariableFactory(int nextId, IEnumerable<string> takenNames)
    {
        this.nextId = nextId;
        names.UnionWith(takenNames);
    }

    /// <summary>A new variable called <paramref name="name"/>, or that with the first free number behind it.</summary>
    public Variable Fresh(string name, IrType type, VariableKind kind = VariableKind.Local, bool isTemporary = true)
    {
        stems.Add(StemOf(name));
        string unique = name;
        for (int number = 2; !names.Add(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return new Variable(nextId++, unique, type, kind) { IsTemporary = isTemporary, BaseName = name };
    }

    /// <summary>A new variable that belongs to another one and is named after it: <c>scoreGradient</c>.</summary>
    public Variable FreshFor(Variable owner, string suffix, IrType type) =>
        Fresh(owner.BaseName + suffix, type) with { Owner = owner.Id, Suffix = suffix };

    /// <summary>Notes a name that stands in the code already.</summary>
    public void NoteUsed(string name) => stems.Add(StemOf(name));

    /// <summary>Whether some variable would be called otherwise if the name were taken, or were not.</summary>
    public bool IsClose(string name) => stems.Contains(StemOf(name));

    /// <summary>A factory that goes on from here, with some names given back and others taken.</summary>
    public VariableFactory Fork(IEnumerable<string> gone, IEnumerable<string> added)
    {
        VariableFactory fork = new(nextId, names.Except(gone).Concat(added));
        fork.stems.UnionWith(stems);
        return fork;
    }

    private static string StemOf(string name) => name.TrimEnd(digits);
}
