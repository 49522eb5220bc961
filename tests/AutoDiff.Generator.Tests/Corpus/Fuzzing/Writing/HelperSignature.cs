namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>What a helper takes and returns, before it has a body.</summary>
internal sealed class HelperSignature(ProgramStyle style)
{
    public Scope Scope { get; } = new(null);

    public List<HelperParameter> Described { get; } = [];

    public List<SourceParameter> Parameters { get; } = [];

    /// <summary>What must stand first.</summary>
    public List<SourceStatement> Start { get; } = [];

    public HelperResult Result { get; set; } = HelperResult.Real;

    public bool IsRecursive { get; set; }

    public void AddReal(string name, HelperParameterRole role, string modifier)
    {
        Scope.Add(new RealVariable(name, IsWritable: true) { IsByReference = modifier.Length > 0 });
        Described.Add(new HelperParameter(name, role, SequenceForm.Array));
        Parameters.Add(new SourceParameter(name, modifier + style.Real));
    }

    public void AddSequence(string name, HelperParameterRole role, SequenceForm form)
    {
        Scope.Add(new SequenceVariable(name, form, 1, IsLengthKnown: false, role == HelperParameterRole.Written, name));
        Described.Add(new HelperParameter(name, role, form));
        Parameters.Add(new SourceParameter(name, style.TypeOf(form)));
    }

    public void AddInteger()
    {
        Scope.Add(new IntegerVariable("k", 3, IsWritable: false));
        Described.Add(new HelperParameter("k", HelperParameterRole.Integer, SequenceForm.Array));
        Parameters.Add(new SourceParameter("k", "int"));
    }
}
