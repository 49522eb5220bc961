namespace AutoDiff.Generator.Printing;

/// <summary>How tightly a C# expression binds, loosest first.</summary>
internal enum Precedence
{
    Any,
    Conditional,
    OrElse,
    AndAlso,
    Or,
    ExclusiveOr,
    And,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}
