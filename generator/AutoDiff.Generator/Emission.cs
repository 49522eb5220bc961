using System;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator;

/// <summary>The text generated for a method. An unexpected failure gives the refused form, which the analyzer explains.</summary>
internal static class Emission
{
    private static readonly ConditionalWeakTable<MethodModel, Result> Results = new();

    public static string TextOf(BoundMethod method) =>
        method.Model is null ? Pipeline.GenerateRefused(method.Refused) : Results.GetValue(method.Model, Generate).Text;

    /// <summary>What went wrong while the text was generated, or null.</summary>
    public static string? FailureOf(MethodModel model) => Results.GetValue(model, Generate).Failure;

    private static Result Generate(MethodModel model)
    {
        try
        {
            return new Result(Pipeline.Generate(model), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new Result(Pipeline.GenerateRefused(model.Signature), failure.GetType().Name + ": " + failure.Message);
        }
    }

    private sealed record Result(string Text, string? Failure);
}
