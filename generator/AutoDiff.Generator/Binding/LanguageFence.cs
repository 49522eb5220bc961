using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The one list of the constructs that are refused, with what to do instead.</summary>
internal static class LanguageFence
{
    /// <summary>The refusal of an operation that no binder takes. The default is unsupported, never an exception of another kind.</summary>
    public static RefusalException Refuse(IOperation operation)
    {
        if (operation.Kind == OperationKind.Invalid || operation.Type is IErrorTypeSymbol)
        {
            return new RefusalException(null);
        }

        (string id, string subject, string advice) = Describe(operation);
        return new RefusalException(new Refusal(id, LocationOf(operation), subject, advice));
    }

    public static RefusalException Refuse(string id, IOperation operation, string subject, string advice) =>
        new(new Refusal(id, LocationOf(operation), subject, advice));

    private static Location LocationOf(IOperation operation) => operation switch
    {
        // The keyword, not the whole block behind it.
        ITryOperation or ILockOperation or IUsingOperation or ISwitchOperation or ILoopOperation =>
            operation.Syntax.GetFirstToken().GetLocation(),
        _ => operation.Syntax.GetLocation(),
    };

    private static (string Id, string Subject, string Advice) Describe(IOperation operation) => operation switch
    {
        ITryOperation => Never("a try block", "differentiate the code inside it as a method of its own"),
        ILockOperation => Never("a lock", "take the lock around the call of the method"),
        IUsingOperation or IUsingDeclarationOperation => Never("using", "open and dispose resources in the caller"),
        IBranchOperation { BranchKind: BranchKind.GoTo } or ILabeledOperation => Never("goto", "write it as a loop with break or continue"),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => Never("an iterator", "fill a span or array"),
        IAwaitOperation => Never("await", "await in the caller and pass the values in"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation =>
            Never("dynamic", "use static types"),
        IAddressOfOperation => Never("a pointer", "use spans"),
        IWithOperation or IAnonymousObjectCreationOperation => NotYet("this way to make an object", "use local variables"),
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation =>
            NotYet("a lambda or delegate here", "pass it to a method with source, to Select, Where, Sum and the like, or write a loop"),
        ITranslatedQueryOperation => NotYet("this LINQ query", "write a loop"),
        ILocalFunctionOperation => NotYet("this local function", "make it a static method"),
        IInstanceReferenceOperation => NotYet("the use of 'this'", "pass what is needed as parameters of a static method"),
        ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation =>
            NotYet("a null operator", "test for null with an if before the computation"),
        ISwitchOperation => NotYet("this form of switch", "end every section with one break, or write if and else"),
        IPatternOperation => NotYet("this pattern", "compare with operators"),
        ISwitchCaseOperation or ICaseClauseOperation => NotYet("this case", "write if and else"),
        IForEachLoopOperation => NotYet("foreach over this collection", "loop over an array or a span"),
        IForLoopOperation => NotYet("this for loop", "write a while loop"),
        IRangeOperation => NotYet("a range here", "use Slice or AsSpan on a span or array"),
        ISpreadOperation => NotYet("a spread element", "copy the elements in a loop"),
        IDeclarationExpressionOperation => NotYet("a declaration here", "declare the variable in a statement before"),
        IThrowOperation => NotYet("a throw expression here", "throw in an if statement before"),
        ITupleOperation => NotYet("this use of a tuple", "use separate local variables"),
        IArrayElementReferenceOperation or IArrayCreationOperation => Shape("this kind of array", "use a one-dimensional array or a span, of numbers or of structs of numbers, and a computed index"),
        { Kind: OperationKind.None } => DescribeBySyntax(operation.Syntax),
        IObjectCreationOperation => NotYet("an object initializer", "use local variables"),
        _ => NotYet("'" + SourceText.Of(operation.Syntax) + "'", "write it with local variables, arrays, if and loops"),
    };

    private static (string Id, string Subject, string Advice) DescribeBySyntax(SyntaxNode syntax) => syntax switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression or (int)SyntaxKind.AddressOfExpression }
            or ElementAccessExpressionSyntax
            or FixedStatementSyntax
            or UnsafeStatementSyntax => Never("unsafe code", "use spans"),
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax =>
            Shape("stackalloc here", "assign it to a Span variable where that is declared"),
        _ => NotYet("this construct", "write it with local variables, arrays, if and loops"),
    };

    private static (string Id, string Subject, string Advice) Never(string subject, string advice) => (RefusalId.Construct, subject, advice);

    private static (string Id, string Subject, string Advice) NotYet(string subject, string advice) => (RefusalId.ConstructNotYet, subject, advice);

    private static (string Id, string Subject, string Advice) Shape(string subject, string advice) => (RefusalId.SequenceShape, subject, advice);
}
