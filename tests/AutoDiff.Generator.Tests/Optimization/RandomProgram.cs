using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>A random body with parameters and data to run it on.</summary>
internal sealed record RandomProgram(
    EquatableArray<Statement> Body,
    EquatableArray<Variable> Parameters,
    EquatableArray<Variable> Observable,
    EquatableArray<BufferPair> SameLength,
    IReadOnlyDictionary<Variable, object> Data,
    int NextVariableId)
{
    /// <summary>Runs a body over the data and notes everything that can be observed from outside.</summary>
    public ProgramOutcome Run(EquatableArray<Statement> body)
    {
        Interpreter interpreter = new();
        foreach (KeyValuePair<Variable, object> entry in Data)
        {
            interpreter[entry.Key] = entry.Value is double[] numbers ? new Cells([.. numbers.Select(x => x + 0.0)]) : entry.Value;
        }

        string? failure = null;
        try
        {
            interpreter.Run(body);
        }
        catch (Exception exception) when (exception is ThrownException or TooLongException or ArgumentOutOfRangeException or UnassignedException)
        {
            failure = exception.GetType().Name;
        }

        List<(string Name, double Value)> results = [("return", interpreter.Returned ?? 0)];
        foreach (Variable variable in Observable)
        {
            results.Add((variable.Name, (double)interpreter[variable]!));
        }

        foreach (Variable sequence in Parameters.Where(p => p.Type is SequenceType))
        {
            double[] cells = ((Cells)interpreter[sequence]!).ToArray();
            results.AddRange(cells.Select((value, i) => (sequence.Name + "[" + i + "]", value)));
        }

        results.AddRange(interpreter.Log.Select((value, i) => ("log " + i, value)));
        return new ProgramOutcome(failure, results);
    }
}
