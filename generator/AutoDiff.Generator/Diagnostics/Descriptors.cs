using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using AutoDiff.Generator.Binding;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Diagnostics;

/// <summary>The diagnostics. Each says what and, behind the colon, what to do.</summary>
internal static class Descriptors
{
    private const string HelpRoot = "https://autodiff.example/docs/diagnostics/";

    public static readonly DiagnosticDescriptor UnknownParameter = new(
        RefusalId.UnknownParameter, "Unknown parameter in [Differentiable]", "{0} is not a parameter to differentiate: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF001.md");

    public static readonly DiagnosticDescriptor NotReal = new(
        RefusalId.NotReal, "Parameter is not real-valued", "{0} is not real-valued: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF002.md");

    public static readonly DiagnosticDescriptor NothingToDifferentiate = new(
        RefusalId.NothingToDifferentiate, "Nothing to differentiate with respect to", "There is nothing to differentiate {0} with respect to: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF003.md");

    public static readonly DiagnosticDescriptor NoResult = new(
        RefusalId.NoResult, "No real-valued result", "{0} gives nothing to differentiate: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF004.md");

    public static readonly DiagnosticDescriptor MemberExists = new(
        RefusalId.MemberExists, "A member has the name of a generated method", "{0} stands in the way: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF005.md");

    public static readonly DiagnosticDescriptor ParameterNameTaken = new(
        RefusalId.ParameterNameTaken, "A parameter has the name of a generated parameter", "{0} stands in the way: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF006.md");

    public static readonly DiagnosticDescriptor UnsupportedMethod = new(
        RefusalId.UnsupportedMethod, "This kind of method cannot be differentiated", "Cannot differentiate {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF007.md");

    public static readonly DiagnosticDescriptor TypeNotPartial = new(
        RefusalId.TypeNotPartial, "The containing type is not partial", "There is no place for the derivatives in {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF008.md");

    public static readonly DiagnosticDescriptor UnsupportedParameter = new(
        RefusalId.UnsupportedParameter, "Parameter type is not supported", "Cannot differentiate {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF009.md");

    public static readonly DiagnosticDescriptor Construct = new(
        RefusalId.Construct, "Construct cannot be differentiated", "Cannot differentiate {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF010.md");

    public static readonly DiagnosticDescriptor ConstructNotYet = new(
        RefusalId.ConstructNotYet, "Construct is not supported yet", "Cannot differentiate {0} yet: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF011.md");

    public static readonly DiagnosticDescriptor SequenceShape = new(
        RefusalId.SequenceShape, "This form of array is not supported", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF012.md");

    public static readonly DiagnosticDescriptor SequenceReassigned = new(
        RefusalId.SequenceReassigned, "An array or span variable changes what it names", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF013.md");

    public static readonly DiagnosticDescriptor RowsReplaced = new(
        RefusalId.RowsReplaced, "A row of a parameter is replaced", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF038.md");

    public static readonly DiagnosticDescriptor AssignmentTarget = new(
        RefusalId.AssignmentTarget, "Assignment outside the method", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF014.md");

    public static readonly DiagnosticDescriptor NumberType = new(
        RefusalId.NumberType, "Number type is not supported", "Cannot differentiate {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF015.md");

    public static readonly DiagnosticDescriptor CallWithoutRule = new(
        RefusalId.CallWithoutRule, "Call without source or derivative rule", "{0} has no derivative: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF020.md");

    public static readonly DiagnosticDescriptor ValueLeaves = new(
        RefusalId.ValueLeaves, "A derivative would be lost", "The derivative is lost in {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF021.md");

    public static readonly DiagnosticDescriptor Recursion = new(
        RefusalId.Recursion, "This form of recursion is not supported", "Cannot differentiate {0} yet: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF022.md");

    public static readonly DiagnosticDescriptor TooLarge = new(
        RefusalId.TooLarge, "Method is too large", "Cannot differentiate {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF023.md");

    public static readonly DiagnosticDescriptor SequencePassed = new(
        RefusalId.SequencePassed, "An array or span leaves the method", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF024.md");

    public static readonly DiagnosticDescriptor Inaccessible = new(
        RefusalId.Inaccessible, "Member is not accessible from the generated code", "Cannot use {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF025.md");

    public static readonly DiagnosticDescriptor StaticTableWritten = new(
        RefusalId.StaticTableWritten, "A static array is written", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF026.md");

    public static readonly DiagnosticDescriptor GeneratedCode = new(
        RefusalId.GeneratedCode, "The method uses generated code", "Cannot differentiate {0} yet: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF027.md");

    public static readonly DiagnosticDescriptor IdleParameter = new(
        RefusalId.IdleParameter, "A differentiated parameter has no influence on the result", "{0} has no influence on the result, so that its gradient is always 0: {1}", "AutoDiff", DiagnosticSeverity.Warning, true, helpLinkUri: HelpRoot + "ADIFF028.md");

    public static readonly DiagnosticDescriptor NotInGradient = new(
        RefusalId.NotInGradient, "Member cannot be part of a gradient", "The derivative is lost in {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF030.md");

    public static readonly DiagnosticDescriptor ObjectLeaves = new(
        RefusalId.ObjectLeaves, "A changed object is used as a whole", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF031.md");

    public static readonly DiagnosticDescriptor VirtualCall = new(
        RefusalId.VirtualCall, "Virtual call", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF032.md");

    public static readonly DiagnosticDescriptor SharedObject = new(
        RefusalId.SharedObject, "An object has a second name", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF034.md");

    public static readonly DiagnosticDescriptor UnknownTarget = new(
        RefusalId.UnknownTarget, "The target of a call is not known", "Cannot follow {0}, whose target is known at run time only: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF042.md");

    public static readonly DiagnosticDescriptor DelegateChanges = new(
        RefusalId.DelegateChanges, "A delegate variable changes its target", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF043.md");

    public static readonly DiagnosticDescriptor ResultParts = new(
        RefusalId.ResultParts, "The result cannot be taken apart", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF050.md");

    public static readonly DiagnosticDescriptor MixedStructs = new(
        RefusalId.MixedStructs, "Array of structs of several types", "Cannot follow {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF055.md");

    public static readonly DiagnosticDescriptor RuleSignature = new(
        RefusalId.RuleSignature, "Signature of a derivative", "Cannot use {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF045.md");

    public static readonly DiagnosticDescriptor RuleTarget = new(
        RefusalId.RuleTarget, "Derivative of what cannot have one", "There is no derivative to give of {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF046.md");

    public static readonly DiagnosticDescriptor RuleTwice = new(
        RefusalId.RuleTwice, "Two derivatives of one method", "There are two derivatives of {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF047.md");

    public static readonly DiagnosticDescriptor RuleHidden = new(
        RefusalId.RuleHidden, "Derivative out of reach", "The generated code cannot call {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF048.md");

    public static readonly DiagnosticDescriptor Internal = new(
        RefusalId.Internal, "Internal error", "The generator failed on {0}: {1}", "AutoDiff", DiagnosticSeverity.Error, true, helpLinkUri: HelpRoot + "ADIFF099.md");

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        UnknownParameter, NotReal, NothingToDifferentiate, NoResult, MemberExists, ParameterNameTaken, UnsupportedMethod, TypeNotPartial,
        UnsupportedParameter, Construct, ConstructNotYet, SequenceShape, SequenceReassigned, RowsReplaced, AssignmentTarget, NumberType, CallWithoutRule,
        ValueLeaves, Recursion, TooLarge, SequencePassed, Inaccessible, StaticTableWritten, GeneratedCode, IdleParameter, NotInGradient, ObjectLeaves, VirtualCall, SharedObject,
        UnknownTarget, DelegateChanges, ResultParts, MixedStructs, RuleSignature, RuleTarget, RuleTwice, RuleHidden, Internal,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(d => d.Id);

    public static Diagnostic Create(RuleProblem problem) => problem.Expected is not { } expected
        ? Create(problem.Refusal)
        : Diagnostic.Create(
            ById[problem.Refusal.Id],
            problem.Refusal.Location,
            ImmutableDictionary<string, string?>.Empty
                .Add(RuleDeclaration.ReturnTypeKey, expected.ReturnType)
                .Add(RuleDeclaration.TypeParametersKey, expected.TypeParameters)
                .Add(RuleDeclaration.ParametersKey, expected.Parameters)
                .Add(RuleDeclaration.ConstraintsKey, expected.Constraints),
            problem.Refusal.Subject,
            problem.Refusal.Advice);

    public static Diagnostic Create(Refusal refusal)
    {
        DiagnosticDescriptor descriptor = ById.TryGetValue(refusal.Id, out DiagnosticDescriptor? known) ? known : Internal;

        // A subject may begin the sentence ("a call of …") or stand inside it.
        string format = descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        bool isFirst = format.StartsWith("{0}", StringComparison.Ordinal);
        string subject = isFirst && refusal.Subject.Length > 0 ? char.ToUpperInvariant(refusal.Subject[0]) + refusal.Subject.Substring(1) : refusal.Subject;

        // The comma that ends a clause goes before a word, not before the colon.
        subject = format.Contains("{0}:") ? subject.TrimEnd(',') : subject;
        return Diagnostic.Create(descriptor, refusal.Location, subject, refusal.Advice);
    }
}
