using System.Collections.Generic;
using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Names the variables of a bound method. Those that the method declares itself keep their names; what comes from methods that it
/// calls, or from no source at all, steps aside.
/// </summary>
internal sealed class NameScope(IReadOnlyCollection<string> sourceNames, IReadOnlyCollection<string> reservedNames)
{
    private readonly HashSet<string> sourceNames = [.. sourceNames];
    private readonly HashSet<string> taken = [.. reservedNames];

    /// <summary>The factory that later stages go on with.</summary>
    public VariableFactory Factory { get; } = new(0, reservedNames);

    public Variable Own(string name, IrType type, VariableKind kind = VariableKind.Local) => Create(name, Free(name, false), type, kind, false);

    public Variable Foreign(string name, IrType type, VariableKind kind = VariableKind.Local, bool isTemporary = true) =>
        Create(name, Free(name, true), type, kind, isTemporary);

    private Variable Create(string name, string free, IrType type, VariableKind kind, bool isTemporary)
    {
        Variable variable = Factory.Fresh(free, type, kind, isTemporary) with { BaseName = name };
        taken.Add(variable.Name);
        return variable;
    }

    private string Free(string name, bool stepsAside)
    {
        string free = name;
        for (int number = 2; taken.Contains(free) || (stepsAside && sourceNames.Contains(free)); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
