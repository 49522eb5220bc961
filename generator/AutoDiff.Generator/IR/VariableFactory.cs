using System.Collections.Generic;
using System.Globalization;

namespace AutoDiff.Generator.IR;

/// <summary>Makes variables whose ids and names are not taken yet.</summary>
internal sealed class VariableFactory
{
    private readonly HashSet<string> names = [];
    private int nextId;

    public VariableFactory(int nextId, IEnumerable<string> takenNames)
    {
        this.nextId = nextId;
        names.UnionWith(takenNames);
    }

    /// <summary>A new variable called <paramref name="name"/>, or that with the first free number behind it.</summary>
    public Variable Fresh(string name, IrType type, VariableKind kind = VariableKind.Local, bool isTemporary = true)
    {
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
}
