using System.Linq;
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
        IBranchOperation { BranchKind: BranchKind.GoTo, Syntax: GotoStatementSyntax { CaseOrDefaultKeyword.RawKind: not 0 } } =>
            Never("a goto to another section of the switch", "write if and else, or a method for what the sections share"),
        IBranchOperation { BranchKind: BranchKind.GoTo } or ILabeledOperation => Never("goto", "write it as a loop with break or continue"),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => Never("an iterator", "fill a span or array"),
        IAwaitOperation => Never("await", "await in the caller and pass the values in"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation =>
            Never("dynamic", "use static types"),
        IAddressOfOperation => Never("a pointer", "use spans"),
        IWithOperation or IAnonymousObjectCreationOperation => NotYet("this way to make an object", "use local variables"),
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => DescribeFunction(operation),
        ILocalReferenceOperation { Type.TypeKind: TypeKind.Delegate } variable =>
            (RefusalId.DelegateChanges, "this use of the delegate '" + variable.Local.Name + "'", "assign lambdas and methods to it one by one, or choose between them in an if where they are called"),
        ITranslatedQueryOperation => NotYet("this LINQ query", "write a loop"),
        ILocalFunctionOperation => NotYet("this local function", "make it a static method"),
        IInstanceReferenceOperation => NotYet("the use of 'this'", "pass what is needed as parameters of a static method"),
        ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation =>
            NotYet("a null operator", "test for null with an if before the computation"),
        ISwitchOperation => NotYet("this form of switch", "end every section with one break, or write if and else"),
        IPatternOperation => NotYet("this pattern", "compare with operators"),
        ISwitchCaseOperation or ICaseClauseOperation => NotYet("this case", "write if and else"),
        IForEachLoopOperation loop => NotYet(
            "foreach over this " + (ListBinder.Unwrap(loop.Collection).Type?.Name is { Length: > 0 } name ? name : "array"), "loop over an array, a span or a List of numbers or of structs of numbers, or over objects"),
        IForLoopOperation => NotYet("this for loop", "write a while loop"),
        IRangeOperation => NotYet("a range here", "use Slice or AsSpan on a span or array"),
        ISpreadOperation => NotYet("a spread element", "copy the elements in a loop"),
        IDeclarationExpressionOperation => NotYet("a declaration here", "declare the variable in a statement before"),
        IThrowOperation => NotYet("a throw expression here", "throw in an if statement before"),
        ITupleOperation => NotYet("this use of a tuple", "use separate local variables"),
        IArrayElementReferenceOperation or IArrayCreationOperation => Shape("this kind of array", "use a one-dimensional array or a span, of numbers or of structs of numbers, and a computed index"),
        { Kind: OperationKind.None } => DescribeBySyntax(operation.Syntax),
        IObjectCreationOperation { Type: { Name: "List" } list } when KnownTypes.IsIn(list.OriginalDefinition, "System.Collections.Generic") =>
            NotYet("a new list with elements here", "make it where a variable is declared that is never given another list"),
        IObjectCreationOperation { Initializer.Initializers: var items, Type: { } made } when items.Any(i => i is IInvocationOperation or ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } }) =>
            NotYet("a new " + made.Name + " with elements", "use an array, or a List in a variable that is never given another list"),
        IObjectCreationOperation => NotYet("an object initializer", "use local variables"),
        _ => NotYet("'" + SourceText.Of(operation.Syntax) + "'", "write it with local variables, arrays, if and loops"),
    };

    /// <summary>A function that nothing follows: what it is given to says why.</summary>
    private static (string Id, string Subject, string Advice) DescribeFunction(IOperation function)
    {
        IOperation? user = function.Parent;
        while (user is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            user = user.Parent;
        }

        return user switch
        {
            IInvocationOperation { TargetMethod: { ContainingType: { Name: "Enumerable" } queries } query } when KnownTypes.IsIn(queries, "System.Linq") => NotYet(
                "the lambda of '" + query.Name + "' in a query that cannot be followed", "start it at an array, a span or a list of numbers or of structs, keep to Select, Where, Sum and the like, or write a loop"),
            IInvocationOperation { TargetMethod: { ContainingType: { } owner } target } when target.DeclaringSyntaxReferences.Length == 0 => NotYet(
                "a lambda that is given to '" + owner.Name + "." + target.Name + "'", "write a loop, or give it to a method with source"),
            _ => NotYet("a lambda or delegate here", "pass it to a method with source, to Select, Where, Sum and the like, or write a loop"),
        };
    }

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
