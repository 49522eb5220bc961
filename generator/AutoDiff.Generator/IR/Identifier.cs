using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.IR;

/// <summary>Names as C# text.</summary>
internal static class Identifier
{
    /// <summary>The reserved words, and the contextual ones that change their meaning inside a method body.</summary>
    private static readonly HashSet<string> keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        "await", "field", "nameof", "nint", "nuint", "scoped", "var", "when", "where", "with", "yield",
    ];

    /// <summary>A variable as it is read. A static one is spelled out already, and so is <c>this</c>.</summary>
    public static string Of(Variable variable) => variable.Kind is VariableKind.Static or VariableKind.Member ? variable.Name : Escape(variable.Name);

    public static string Escape(string name) => keywords.Contains(name) ? "@" + name : name;

    public static string EscapeDotted(string name) => string.Join(".", name.Split('.').Select(part => Escape(part.TrimStart('@'))));
}
