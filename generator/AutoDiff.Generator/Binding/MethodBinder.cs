using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Structuring;
using AutoDiff.Generator.Structuring.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Binds one attributed method, from its attribute to the intermediate representation.</summary>
internal sealed class MethodBinder
{
    private readonly SyntaxNode declaration;
    private readonly IMethodSymbol method;
    private readonly DifferentiableOptions options;
    private readonly BindingSession session;
    private readonly RecordStorage records;

    private MethodBinder(
        SyntaxNode declaration,
        IMethodSymbol method,
        DifferentiableOptions options,
        Compilation compilation,
        DerivativeStubs stubs,
        ObjectAssumptions assumptions,
        SharedMethods shared,
        CancellationToken cancellation)
    {
        this.declaration = declaration;
        this.method = method;
        this.options = options;
        SyntaxNode source = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) ?? declaration;
        ISymbol within = SignatureBinder.IsNested(method) ? method.ContainingType : compilation.Assembly;
        session = new BindingSession(
            compilation, within, new NameScope([.. GeneratedNames.Locals(source)], [.. GeneratedNames.Reserved(method)]), assumptions, cancellation)
        {
            Stubs = stubs,
            Shared = shared,
        };
        records = new RecordStorage(session.Names.Factory);
    }

    public static MethodBinding Bind(SyntaxNode declaration, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            MethodBinding binding = Bind(declaration, compilation, DerivativeStubs.None, cancellation);
            int known = 0;
            while (binding.HasErrors)
            {
                // What does not compile may be calls of generated methods: with their signatures the next round sees more.
                (Compilation extended, DerivativeStubs stubs) = DerivativeStubs.For(declaration, binding.FollowedNodes, compilation, cancellation);
                if (stubs.Count <= known)
                {
                    break;
                }

                known = stubs.Count;
                binding = Bind(declaration, extended, stubs, cancellation);
            }

            return binding;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A bug here must not take the other methods down with it.
            Refusal refusal = new(RefusalId.Internal, declaration.GetLocation(), "this method (" + failure.GetType().Name + ": " + failure.Message + ")", "please report it");
            return new MethodBinding { Refusals = [refusal] };
        }
    }

    private static MethodBinding Bind(SyntaxNode declaration, Compilation compilation, DerivativeStubs stubs, CancellationToken cancellation)
    {
        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
        if (model.GetDeclaredSymbol(declaration, cancellation) is not IMethodSymbol method || DifferentiableOptions.Of(method) is not { } options)
        {
            return new MethodBinding();
        }

        // Every round drops an assumption, of which there are few, or finds more to share.
        ObjectAssumptions assumptions = new();
        SharedMethods shared = new();
        while (true)
        {
            assumptions.Forget();
            MethodBinder binder = new(declaration, method.PartialImplementationPart ?? method, options, compilation, stubs, assumptions, shared, cancellation);
            MethodBinding binding = binder.Bind();
            bool isAgain = assumptions.HasChanged
                || (binder.session.IsTooLarge ? shared.TryReduce() || shared.TryCopy() : binding.Refusals.Count > 0 && shared.TryCopy());
            if (!isAgain)
            {
                return binding;
            }
        }
    }

    private MethodBinding Bind()
    {
        if (MethodForm.Check(method, declaration, session) is { } form)
        {
            return new MethodBinding { Refusals = [form] };
        }

        SignatureBinder signatures = new(session, method);
        if (signatures.CheckContainer(declaration) is { } container)
        {
            return new MethodBinding { Refusals = [container] };
        }

        IOperation? body = CalleeBody.Of(method, session);
        Frame frame = new(method, null, null, body is null ? new HashSet<ISymbol>(SymbolEqualityComparer.Default) : AssignedSymbols.In(body));
        IReadOnlyList<ParameterModel> parameters = new ParameterBinder(session, method, options).Bind(frame);
        if (body is null || method.ReturnType is IErrorTypeSymbol || method.Parameters.Any(p => p.Type is IErrorTypeSymbol))
        {
            return new MethodBinding { HasErrors = true };
        }

        ReturnedAggregate? returned = ReturnedAggregate.Of(method, session);
        BodyBinder binder = new(session, frame);
        EquatableArray<Statement> statements = EquatableArray<Statement>.Empty;
        try
        {
            if (session.Calls.IsRecursive(method))
            {
                statements = binder.Capture(() => binder.Recursion.BindWhole(method, parameters, body, returned)).ToEquatableArray();
            }
            else
            {
                binder.References.TakeOver(method.Parameters);
                statements = session.Block.Concat(returned is { Model: not null } ? binder.Capture(() => returned.Bind(binder, body)) : binder.Statements.Block(body)).ToEquatableArray();
            }
        }
        catch (RefusalException refused)
        {
            Note(refused);
        }

        LinkedBody linked = new BodyLowering(method, session, records).Lower(statements, parameters);
        statements = linked.Body;
        HashSet<Variable> written = WrittenParameters(statements);
        parameters = session.Jagged.Complete(ParameterBinder.MarkWritten(parameters, written), written);
        parameters = new OwnerModels(session, statements, written).Complete(parameters);
        session.Refusals.AddRange(RecordParameters.Refusals(parameters, method));
        parameters = new RecordParameters(records).Complete(parameters);
        foreach (WrittenBuffer buffer in parameters.Select(WrittenBuffer.Of).OfType<WrittenBuffer>())
        {
            session.Owners.NoteWritten(buffer);
        }

        MethodSignature signature = signatures.Bind(parameters) with { Tables = Tables(linked), Struct = returned?.Model, GridElement = session.Types.ReturnedElement(method.ReturnType) };
        Refusal[] atSignature = [.. new ResultCheck(method, options, signature).Refusals(returned)];
        session.Refusals.AddRange(atSignature);
        bool hasInvalid = HasInvalid(body);
        MethodBinding binding = Finish(signature, linked, hasInvalid);
        binding.ErrorLocation = hasInvalid ? FirstInvalid(body)?.GetLocation() : null;
        if (atSignature.Any(r => r.Id is RefusalId.MemberExists or RefusalId.ParameterNameTaken) || method.Parameters.Select(p => p.Type).Append(method.ReturnType).Any(IsPointer))
        {
            // Even the signatures would not compile.
            binding.Signature = null;
        }

        return binding;
    }

    private void Note(RefusalException refused)
    {
        if (refused.Refusal is null)
        {
            session.HasErrors = true;
        }
        else if (refused.Refusal.Id != RefusalId.TooLarge)
        {
            session.Refusals.Add(refused.Refusal);
        }
    }

    private MethodBinding Finish(MethodSignature signature, LinkedBody linked, bool hasInvalid)
    {
        bool hasErrors = session.HasErrors || hasInvalid;
        MethodBinding result = new()
        {
            Signature = signature,
            HasErrors = hasErrors,
            FollowedTrees = [.. session.FollowedTrees, .. session.Stubs.FollowedTrees],
            FollowedNodes = session.FollowedNodes,
            Refusals = Told(),
        };
        if (hasErrors || session.Refusals.Count > 0)
        {
            return result;
        }

        int nextId = session.Names.Factory.Fresh("next", IrType.Int).Id;
        MethodModel model = new(signature, linked.Body, nextId, options.Strict, options.Optimize)
        {
            Functions = linked.Functions,
            AllowUnsafe = session.Compilation.Options is CSharpCompilationOptions { AllowUnsafe: true },
        };
        EquatableArray<LostDerivative> lost = Pipeline.FindLostDerivatives(model);
        if (lost.Count > 0)
        {
            result.Refusals = [.. LostPlaces.Told([.. lost.Select(Refusal).Distinct()])];
        }
        else
        {
            result.Model = model;
        }

        return result;
    }

    /// <summary>That there is nothing to differentiate goes without saying where a parameter or its use is refused already.</summary>
    private Refusal[] Told()
    {
        bool isExplained = session.Refusals.Any(r => r.Id is not RefusalId.NothingToDifferentiate and not RefusalId.NoResult);
        return [.. session.Refusals.Distinct().Where(r => !isExplained || r.Id != RefusalId.NothingToDifferentiate)];
    }

    private Refusal Refusal(LostDerivative lost)
    {
        Refusal atSite = lost.Site >= 0 && lost.Site < session.Sites.Count
            ? session.Sites[lost.Site]
            : new Refusal(lost.DiagnosticId, method.Locations[0], "a value in this method", "keep it in local variables, arrays and spans");
        Refusal told = lost.Inputs.Length == 0 ? atSite : atSite with { Subject = atSite.Subject + " by " + lost.Inputs };
        return lost.DiagnosticId.Length == 0 ? told : told with { Id = lost.DiagnosticId };
    }

    private static EquatableArray<Variable> Tables(LinkedBody linked) => linked.Functions.SelectMany(f => f.Body).Concat(linked.Body)
        .SelectMany(s => Walk.Statements(EquatableArrays.Of(s)))
        .SelectMany(Walk.Expressions)
        .SelectMany(Walk.Variables)
        .Where(v => v is { Kind: VariableKind.Static, Type: SequenceType })
        .Distinct()
        .ToEquatableArray();

    private HashSet<Variable> WrittenParameters(EquatableArray<Statement> statements) =>
        [.. Definitions.Stored(statements, new SequenceRoots(statements)).Select(session.RootOf).Where(root => root.Kind == VariableKind.Parameter)];

    /// <summary>A call, where there is one: what it is part of is invalid only because of it.</summary>
    private static SyntaxNode? FirstInvalid(IOperation body)
    {
        SyntaxNode[] invalid = [.. body.DescendantsAndSelf().Where(o => o is IInvalidOperation).Select(o => o.Syntax)];
        return invalid.FirstOrDefault(s => s is InvocationExpressionSyntax) ?? invalid.FirstOrDefault();
    }

    private static bool IsPointer(ITypeSymbol type) => type is IPointerTypeSymbol or IFunctionPointerTypeSymbol || (type is IArrayTypeSymbol array && IsPointer(array.ElementType));

    private static bool HasInvalid(IOperation body) => body.DescendantsAndSelf().Any(o => o is IInvalidOperation || o.Type is IErrorTypeSymbol);
}
