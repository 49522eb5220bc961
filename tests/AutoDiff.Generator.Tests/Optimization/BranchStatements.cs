using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Random branches, and values that are used in one of them.</summary>
internal sealed class BranchStatements(ProgramInputs inputs, IBlockWriter blocks, LoopStatements loops)
{
    private readonly Random random = inputs.Random;

    public IEnumerable<Statement> Branch(ProgramScope scope, int depth)
    {
        if (random.Next(12) == 0)
        {
            Throw fail = new(new External(EquatableArrays.Of("new global::System.Exception()"), EquatableArray<Expr>.Empty, IrType.Void, 0, ""));
            return [new If(inputs.Expressions.Condition(scope), EquatableArrays.Of<Statement>(fail), EquatableArray<Statement>.Empty)];
        }

        EquatableArray<Statement> otherwise = random.Next(2) == 0 ? blocks.Nested(scope, depth) : EquatableArray<Statement>.Empty;
        return [new If(inputs.Expressions.Condition(scope), blocks.Nested(scope, depth), otherwise)];
    }

    public IEnumerable<Statement> AssignedInBranches(ProgramScope scope, int depth)
    {
        Variable variable = inputs.Scalar();
        If branch = new(
            inputs.Expressions.Condition(scope),
            blocks.Nested(scope, depth).Append(new Assign(variable, inputs.Real(scope))).ToEquatableArray(),
            EquatableArrays.Of<Statement>(new Assign(variable, inputs.Real(scope))));
        scope.Reals.Add(variable);
        scope.Writable.Add(variable);
        return [new Declare(variable, null), branch];
    }

    /// <summary>A temporary that is used once, here, in a branch or in a loop, after its operands may have changed.</summary>
    public IEnumerable<Statement> UseOnce(ProgramScope scope, int depth)
    {
        Variable temporary = inputs.Local("t", IrType.Double) is var v && random.Next(2) == 0 ? v with { Name = v.Name + "Gradient" } : v;
        yield return new Declare(temporary, inputs.Real(scope));
        foreach (Statement between in blocks.Of(scope, depth + 1, random.Next(3)))
        {
            yield return between;
        }

        ProgramScope inside = new(scope);
        List<Statement> body = blocks.Of(inside, depth + 1, random.Next(2));
        Variable[] targets = [.. inside.Writable];
        if (targets.Length == 0)
        {
            yield break;
        }

        Variable target = targets[random.Next(targets.Length)];
        Assign use = new(target, Terms.Add(new Read(target), random.Next(2) == 0 ? Terms.Times(new Read(temporary), inputs.Real(inside)) : new Read(temporary)));
        switch (random.Next(4))
        {
            case 0:
                yield return new If(inputs.Expressions.Condition(scope), body.Append(use).ToEquatableArray(), EquatableArray<Statement>.Empty);
                break;
            case 1:
                yield return new If(inputs.Expressions.Condition(scope), EquatableArray<Statement>.Empty, body.Append(use).ToEquatableArray());
                break;
            case 2:
                yield return loops.Directed(inputs.Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex), IntegerConstant.Of(2), [.. body, use]);
                break;
            default:
                foreach (Statement statement in body)
                {
                    yield return statement;
                }

                foreach (Variable declared in inside.Writable.Except(scope.Writable).ToArray())
                {
                    scope.Writable.Add(declared);
                    scope.Reals.Add(declared);
                }

                yield return use;
                break;
        }
    }
}
