using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>What the code behind a point still needs: variables, and the contents of private buffers.</summary>
internal sealed class LiveSet
{
    private readonly HashSet<int> variables;
    private readonly HashSet<int> contents;

    public LiveSet()
    {
        variables = [];
        contents = [];
    }

    private LiveSet(LiveSet other)
    {
        variables = [.. other.variables];
        contents = [.. other.contents];
    }

    public int Count => variables.Count + contents.Count;

    public LiveSet Copy() => new(this);

    public bool Has(Variable variable) => variables.Contains(variable.Id);

    public bool HasContents(Variable root) => contents.Contains(root.Id);

    public void Add(Variable variable) => variables.Add(variable.Id);

    public void Add(IReadOnlyCollection<int> ids) => variables.UnionWith(ids);

    public void AddContents(Variable root) => contents.Add(root.Id);

    public void Remove(Variable variable) => variables.Remove(variable.Id);

    public void RemoveContents(Variable root) => contents.Remove(root.Id);

    public void UnionWith(LiveSet other)
    {
        variables.UnionWith(other.variables);
        contents.UnionWith(other.contents);
    }
}
