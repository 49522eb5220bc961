namespace AutoDiff.Generator.Binding;

/// <summary>The ids of everything that is refused. <c>docs/diagnostics</c> has a page for each.</summary>
internal static class RefusalId
{
    // The attribute and the method's signature.
    public const string UnknownParameter = "ADIFF001";
    public const string NotReal = "ADIFF002";
    public const string NothingToDifferentiate = "ADIFF003";
    public const string NoResult = "ADIFF004";
    public const string MemberExists = "ADIFF005";
    public const string ParameterNameTaken = "ADIFF006";
    public const string UnsupportedMethod = "ADIFF007";
    public const string TypeNotPartial = "ADIFF008";
    public const string UnsupportedParameter = "ADIFF009";

    // Constructs.
    public const string Construct = "ADIFF010";
    public const string ConstructNotYet = "ADIFF011";
    public const string SequenceShape = "ADIFF012";
    public const string SequenceReassigned = "ADIFF013";
    public const string AssignmentTarget = "ADIFF014";
    public const string NumberType = "ADIFF015";

    public const string RowsReplaced = "ADIFF038";

    // Calls, and values that leave what can be followed.
    public const string CallWithoutRule = "ADIFF020";
    public const string ValueLeaves = "ADIFF021";
    public const string Recursion = "ADIFF022";
    public const string TooLarge = "ADIFF023";
    public const string SequencePassed = "ADIFF024";
    public const string Inaccessible = "ADIFF025";
    public const string StaticTableWritten = "ADIFF026";
    public const string GeneratedCode = "ADIFF027";

    /// <summary>A warning: what is differentiated has no influence on the result.</summary>
    public const string IdleParameter = "ADIFF028";

    // Parameters that are objects.
    public const string NotInGradient = "ADIFF030";
    public const string ObjectLeaves = "ADIFF031";
    public const string VirtualCall = "ADIFF032";
    // Calls whose target is not known at compile time.
    public const string UnknownTarget = "ADIFF042";
    public const string DelegateChanges = "ADIFF043";

    // Aggregates.
    public const string SharedObject = "ADIFF034";

    public const string ResultParts = "ADIFF050";

    /// <summary>Arrays of structs that hold more than numbers of one type.</summary>
    public const string MixedStructs = "ADIFF055";

    // [DerivativeOf].
    public const string RuleSignature = "ADIFF045";
    public const string RuleTarget = "ADIFF046";
    public const string RuleTwice = "ADIFF047";
    public const string RuleHidden = "ADIFF048";

    public const string Internal = "ADIFF099";
}
