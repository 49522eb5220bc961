using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>What the code behind a point still needs: variables, and the contents of private buffers.</summary>
internal sealed class LiveSet
{
    private readonly IdSet variables;
    private readonly IdSet contents;

    public LiveSet()
    {
        variables = new IdSet();
        contents = new IdSet();
    }

    private LiveSet(LiveSet other)
    {
        variables = other.variables.Copy();
        contents = other.contents.Copy();
    }

    public LiveSet Copy() => new(this);

    public bool Has(Variable variable) => variables.Contains(variable.Id);

    public bool HasContents(Variable root) => contents.Contains(root.Id);

    public void Add(Variable variable) => variables.Add(variable.Id);

    public void Add(IdSet ids) => variables.UnionWith(ids);

    public void AddContents(Variable root) => contents.Add(root.Id);

    public void Remove(Variable variable) => variables.Remove(variable.Id);

    public void RemoveContents(Variable root) => contents.Remove(root.Id);

    /// <summary>Whether anything was added.</summary>
    public bool UnionWith(LiveSet other)
    {
        bool hasMoreVariables = variables.UnionWith(other.variables);
        return contents.UnionWith(other.contents) || hasMoreVariables;
    }
}
