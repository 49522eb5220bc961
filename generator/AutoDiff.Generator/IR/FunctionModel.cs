namespace AutoDiff.Generator.IR;

/// <summary>
/// A method that is called instead of inlined, because it is recursive. It sees nothing but its parameters: what a local function
/// captures is passed in, and what it assigns of that is passed back.
/// </summary>
/// <param name="Parameters">Scalars by value (locals of the body), sequences by reference.</param>
/// <param name="Outputs">Variables of the body whose final values go back to the caller, behind the value that is returned.</param>
/// <param name="ReturnType">The type of a scalar, or <see cref="IrType.Void"/>.</param>
internal sealed record FunctionModel(
    string Name, EquatableArray<Variable> Parameters, EquatableArray<Variable> Outputs, IrType ReturnType, EquatableArray<Statement> Body);
