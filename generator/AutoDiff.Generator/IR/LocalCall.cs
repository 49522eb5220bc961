namespace AutoDiff.Generator.IR;

/// <summary>A call of one of the functions that the generated method holds; made by differentiation only.</summary>
/// <param name="Function">Its name.</param>
internal sealed record LocalCall(string Function, EquatableArray<string> Pieces, EquatableArray<Expr> Arguments, IrType Type)
    : External(Pieces, Arguments, Type, -1, "");
