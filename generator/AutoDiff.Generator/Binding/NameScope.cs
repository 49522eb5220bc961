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

    public Variable Own(string name, IrType type, VariableKind kind = VariableKind.Local) => Create(Free(name, false), type, kind, false);

    public Variable Foreign(string name, IrType type, VariableKind kind = VariableKind.Local, bool isTemporary = true) =>
        Create(Free(name, true), type, kind, isTemporary);

    private Variable Create(string name, IrType type, VariableKind kind, bool isTemporary)
    {
        Variable variable = Factory.Fresh(name, type, kind, isTemporary);
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
