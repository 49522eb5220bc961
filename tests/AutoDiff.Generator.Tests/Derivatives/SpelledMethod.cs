using System.Reflection;

namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>Finds the method behind the text <c>global::System.Math.Exp</c> or <c>double.Exp2</c>.</summary>
internal static class SpelledMethod
{
    public static MethodInfo? Find(string text, Type[] parameters)
    {
        int dot = text.LastIndexOf('.');
        Type type = text[..dot] switch
        {
            "global::System.Math" => typeof(Math),
            "global::System.MathF" => typeof(MathF),
            "double" => typeof(double),
            "float" => typeof(float),
            string other => throw new ArgumentException(other, nameof(text)),
        };
        return type.GetMethod(text[(dot + 1)..], BindingFlags.Public | BindingFlags.Static, parameters);
    }
}
