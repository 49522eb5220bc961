namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Which numbers and operations random programs are made of.</summary>
internal enum ProgramFlavor
{
    /// <summary>Small integers and halves under +, − and ·: every order of summation gives the same bits.</summary>
    Exact,

    /// <summary>Smooth functions of moderate numbers.</summary>
    Smooth,

    /// <summary>Divisions, logarithms, infinities and NaN.</summary>
    Wild,
}
