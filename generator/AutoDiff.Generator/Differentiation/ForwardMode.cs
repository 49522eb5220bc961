using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.Differentiation.Functions;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Makes <c>FJvp</c>: each statement is preceded by the one that moves the tangents along.</summary>
internal sealed class ForwardMode
{
    private const string Suffix = "Tangent";

    private readonly PreparedMethod method;
    private readonly DerivativeVariables tangents;
    private readonly Storage storage;
    private readonly FunctionNames names;
    private readonly TangentRules rules;
    private readonly RuleTangents ruleTangents;
    private readonly FunctionTangents functionTangents;
    private readonly List<Statement> seeds = [];
    private readonly List<Statement> results = [];
    private readonly Dictionary<ParameterModel, Expr> partTangents = [];

    /// <summary>For the body of a function of the same method.</summary>
    public ForwardMode(PreparedMethod method, DerivativeVariables tangents, Storage storage, FunctionNames names)
    {
        this.method = method;
        this.tangents = tangents;
        this.storage = storage;
        this.names = names;
        ruleTangents = new RuleTangents(method.Activity, tangents, storage, method.Variables);
        rules = new TangentRules(method.Activity, new InfiniteTangents(method.Everything, method.Activity, method.Roots), tangents);
        functionTangents = new FunctionTangents(method, method.Activity, names, tangents, storage);
    }

    /// <summary>For a function of a method without activity: its values alone.</summary>
    public ForwardMode(PreparedMethod method, Storage storage, FunctionNames names)
        : this(method, new DerivativeVariables(method.Variables, Suffix), storage, names)
    {
    }

    public static Derivation Differentiate(MethodModel model)
    {
        DerivativeSignature signature = new(model.Signature, DerivativeKind.Jvp);
        PreparedMethod method = PreparedMethod.Prepare(model, signature);
        ForwardMode mode = new(method, new DerivativeVariables(method.Variables, Suffix), new Storage(method.Variables), new FunctionNames(signature.Names));
        (EquatableArray<Statement> body, EquatableArray<LocalFunction> functions) = mode.Body(signature);
        return new Derivation(signature.With(body) with { Functions = functions }, signature.Observable, signature.Variables, method.Variables);
    }

    /// <summary>The body of a function.</summary>
    public IEnumerable<Statement> Function(PreparedFunction function) => Block(function.Body, isNested: true);

    private (EquatableArray<Statement> Body, EquatableArray<LocalFunction> Functions) Body(DerivativeSignature signature)
    {
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.Differentiated))
        {
            Connect(parameter, signature.ArgumentOf(parameter));
        }

        // An input that is not differentiated, but carries active values once the method has assigned it.
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => !p.Differentiated && p.Variable.Type.IsReal && method.Activity.IsActive(p.Variable)))
        {
            seeds.Add(new Declare(tangents.Of(parameter.Variable), RealConstant.Of(0, parameter.Variable.Type)));
        }

        Variable? resultTangent = DeclareResultTangent(signature.Method);
        List<Statement> body = [.. Block(method.Body, isNested: false)];
        List<Statement> statements = [.. storage.Declarations(), .. seeds, .. body, .. results, .. OwnerResults(signature), .. storage.Releases()];
        if (method.Result is { } result)
        {
            Expr tangent = resultTangent is not null || method.Activity.IsActive(result) ? new Read(tangents.Of(result)) : RealConstant.Of(0, result.Type);
            statements.Add(new Return(signature.Method.HasUpstream ? new Pair(new Read(result), tangent) : new Read(result)));
        }
        else if (method.Returned is { } returned)
        {
            EquatableArray<Expr> parts = returned.Parts.Select((part, i) => TangentOf(part, signature.Method.Struct!.Parts[i])).ToEquatableArray();
            statements.Add(new Return(new Pair(returned, returned with { Parts = parts })));
        }

        TangentFunctions functions = new(method, tangents, names);
        return FunctionAssembly.Assemble(RuleCalls.WithoutRules(statements.ToEquatableArray()), functions.Storage, functions.Make);
    }

    /// <summary>What is no real number does not move: the tangent has its default there. A nullable has a tangent where it has a value.</summary>
    private Expr TangentOf(Expr part, ReturnedPart model) => model.IsPresence ? part
        : part is Read { Variable: var variable } && method.Activity.IsActive(variable) ? new Read(tangents.Of(variable))
        : DefaultValue.Of(model.Type);

    /// <summary>For a returned array: the variable of the array of its tangents.</summary>
    private Variable? DeclareResultTangent(MethodSignature signature)
    {
        if (method.Result is not { } result || !signature.ReturnsArray)
        {
            return null;
        }

        Variable tangent = tangents.Of(result);
        seeds.Add(new Declare(tangent, DefaultValue.Of(tangent.Type)));
        return tangent;
    }

    /// <summary>The tangents of an array that is returned; a new array of zeros where it has none.</summary>
    private Assign Deliver(ReturnedArray returned, Variable elements)
    {
        Variable target = tangents.Of(method.Result!);
        if (method.Activity.IsActive(elements))
        {
            return new Assign(target, returned with { Sequence = new Read(tangents.Of(elements)), Type = target.Type });
        }

        IrType element = ((SequenceType)elements.Type).Element;
        EquatableArray<Expr> lengths = returned.Lengths.Count > 0 ? returned.Lengths : EquatableArrays.Of<Expr>(new Length(elements));
        string start = "new " + element.Text + "[";
        (string before, string after) = returned.Struct is { } name ? ("global::AutoDiff.FlatArray.ToStructs<" + element.Text + ", " + name + ">(" + start, "])") : (start, "]");
        string[] pieces = [before, .. Enumerable.Repeat(", ", lengths.Count - 1), after];
        return new Assign(target, new External(pieces.ToEquatableArray(), lengths, target.Type, -1, string.Empty));
    }

    private void Connect(ParameterModel parameter, Variable argument)
    {
        Variable primal = parameter.Variable;
        if (primal.Type.IsSequence || parameter.RefKind is ParameterRefKind.Value or ParameterRefKind.In or ParameterRefKind.RefReadOnly)
        {
            tangents.Use(primal, argument);
            return;
        }

        Variable tangent = method.Variables.FreshFor(primal, "Moving", primal.Type);
        tangents.Use(primal, tangent);
        bool comesIn = parameter.RefKind == ParameterRefKind.Ref;
        seeds.Add(new Declare(tangent, comesIn ? new Read(argument) : RealConstant.Of(0, primal.Type)));
        if (parameter.Part is null)
        {
            results.Add(new Assign(argument, new Read(tangent)));
        }
        else
        {
            partTangents.Add(parameter, new Read(tangent));
        }
    }

    private IEnumerable<Statement> OwnerResults(DerivativeSignature signature) => signature.WriteBack().Concat(signature.SetParts(partTangents));

    private IEnumerable<Statement> Block(EquatableArray<Statement> block, bool isNested)
    {
        foreach (Statement statement in block)
        {
            foreach (Statement output in Statements(statement))
            {
                yield return output;
            }
        }

        if (isNested)
        {
            foreach (Statement release in Releases(block))
            {
                yield return release;
            }
        }
    }

    private IEnumerable<Statement> Releases(EquatableArray<Statement> block)
    {
        foreach (Declare declare in block.OfType<Declare>().Reverse())
        {
            if (declare.Value is Allocate allocate)
            {
                yield return new Evaluate(new TakeBack(storage.ScratchOf(declare.Variable), allocate.Length));
                if (method.Activity.IsActive(declare.Variable))
                {
                    yield return new Evaluate(new TakeBack(storage.ScratchOf(tangents.Of(declare.Variable)), allocate.Length));
                }
            }
        }
    }

    private IEnumerable<Statement> Statements(Statement statement)
    {
        Statement bare = statement with { Source = null };
        if (LeafStatements.Returned(bare) is { } returned)
        {
            return [bare, Deliver((ReturnedArray)LeafStatements.Value(bare)!, returned)];
        }

        switch (bare)
        {
            case Declare or Evaluate when RuleCalls.IsActive(bare, method.Activity):
                return ruleTangents.Of(bare, statement.Source);
            case Declare s:
                return Declaration(s, statement.Source);
            case Assign or Store when method.Activity.IsActive(LeafStatements.Target(bare)!):
                return Move(bare, statement.Source);
            case Invoke s:
                return functionTangents.Of(s, statement.Source);
            case If s:
                return [s with { Then = Nested(s.Then), Else = Nested(s.Else) }];
            case CountedLoop s:
                return [s with { Body = Nested(s.Body) }];
            case WhileLoop s:
                return [s with { Body = Nested(s.Body) }];
            default:
                return [bare];
        }
    }

    private EquatableArray<Statement> Nested(EquatableArray<Statement> block) => Block(block, isNested: true).ToEquatableArray();

    private IEnumerable<Statement> Declaration(Declare declare, string? source)
    {
        bool active = method.Activity.IsActive(declare.Variable);
        switch (declare.Value)
        {
            case Allocate allocate:
                yield return declare with { Value = new Take(storage.ScratchOf(declare.Variable), allocate.Length) };
                if (active)
                {
                    Variable buffer = tangents.Of(declare.Variable);
                    yield return new Declare(buffer, new Take(storage.ScratchOf(buffer), allocate.Length));
                }

                break;
            case NewArena arena:
                yield return declare;
                storage.Keep(declare.Variable);
                if (active)
                {
                    Variable moving = method.Variables.FreshFor(declare.Variable, Suffix, arena.Type);
                    tangents.Use(declare.Variable, moving);
                    storage.Keep(moving);
                    yield return new Declare(moving, arena);
                }

                break;
            case TakeStart take:
                // Both arenas are asked for the same lengths, so that an array and its tangents have the same start.
                yield return declare;
                if (method.Activity.IsActive(take.Arena))
                {
                    yield return new Evaluate(take with { Arena = tangents.Of(take.Arena) });
                }

                break;
            case View view:
                yield return declare;
                if (active)
                {
                    // A slice of a tangent that is read only is read only.
                    Variable whole = tangents.Of(view.Source);
                    Variable slice = method.Variables.FreshFor(declare.Variable, Suffix, SliceOf((SequenceType)whole.Type));
                    tangents.Use(declare.Variable, slice);
                    yield return new Declare(slice, view with { Source = whole, Type = slice.Type });
                }

                break;
            case null:
                yield return declare;
                if (active)
                {
                    yield return new Declare(tangents.Of(declare.Variable), null);
                }

                break;
            default:
                foreach (Statement moved in active ? Move(declare, source) : [declare])
                {
                    yield return moved;
                }

                break;
        }
    }

    private static SequenceType SliceOf(SequenceType whole) => whole.Kind == SequenceKind.Arena ? whole with { Kind = SequenceKind.Span } : whole;

    private IEnumerable<Statement> Move(Statement statement, string? source)
    {
        Expr value = LeafStatements.Value(statement)!;
        Expr tangent = rules.Tangent(value, LeafStatements.ReadBack(statement)) ?? RealConstant.Of(0, value.Type);
        Statement moved = statement switch
        {
            Declare s => new Declare(tangents.Of(s.Variable), tangent) { Source = source },
            Assign s => new Assign(tangents.Of(s.Variable), tangent) { Source = source },
            _ => new Store(tangents.Of(((Store)statement).Sequence), ((Store)statement).Index, tangent) { Source = source },
        };

        // A local derivative that names the result comes after it; one that reads an operand which is overwritten comes before.
        return LeafStatements.KeepsOperands(statement, method.Roots) ? [statement, moved] : [moved, statement];
    }
}
