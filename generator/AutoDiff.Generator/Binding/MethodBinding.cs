using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Binding;

/// <summary>What binding one attributed method came to. Holds live locations, so it never enters the incremental pipeline.</summary>
internal sealed class MethodBinding
{
    /// <summary>The method, where nothing was refused.</summary>
    public MethodModel? Model { get; set; }

    /// <summary>The signatures to emit with a throwing body where something was; null where even those make no sense.</summary>
    public MethodSignature? Signature { get; set; }

    public IReadOnlyList<Refusal> Refusals { get; set; } = [];

    /// <summary>The first reason in short, as text in C#; null where the compiler or an analysis tells more.</summary>
    public string? Reason => Refusals.Count == 0 ? null : Literal(Refusals[0].Id + ", " + Refusals[0].Subject + " (" + Refusals[0].Advice + ")");

    /// <summary>The source does not compile (as far as the generator can see); the compiler tells the user.</summary>
    public bool HasErrors { get; set; }

    /// <summary>The first place that does not compile, or null.</summary>
    public Location? ErrorLocation { get; set; }

    /// <summary>The bodies that were followed.</summary>
    public IReadOnlyCollection<SyntaxNode> FollowedNodes { get; set; } = [];

    /// <summary>The trees of the methods that were followed: a change in one makes the binding stale.</summary>
    public IReadOnlyCollection<SyntaxTree> FollowedTrees { get; set; } = [];

    private static string Literal(string text)
    {
        string quoted = SymbolDisplay.FormatLiteral(text, quote: true);
        return quoted.Substring(1, quoted.Length - 2);
    }
}
