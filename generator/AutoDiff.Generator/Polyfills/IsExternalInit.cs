namespace System.Runtime.CompilerServices;

/// <summary>Lets netstandard2.0 compile records; the compiler asks for the name only.</summary>
internal static class IsExternalInit
{
}
