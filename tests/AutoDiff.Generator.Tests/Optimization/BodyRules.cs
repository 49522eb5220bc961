using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>What C# demands of a body: every variable declared once, named in its scope only, and assigned before it is read.</summary>
internal sealed class BodyRules
{
    private readonly HashSet<int> declared = [];
    private readonly HashSet<string> names = [];

    public static void Verify(EquatableArray<Statement> body, IEnumerable<Variable> parameters)
    {
        BodyRules rules = new();
        HashSet<int> scope = [];
        foreach (Variable parameter in parameters)
        {
            scope.Add(parameter.Id);
            rules.names.Add(parameter.Name);
        }

        rules.Verify(body, scope, [.. scope]);
    }

    private void Verify(EquatableArray<Statement> block, HashSet<int> outer, HashSet<int> assigned)
    {
        HashSet<int> scope = [.. outer];
        foreach (Statement statement in block)
        {
            Verify(statement, scope, assigned);
        }
    }

    private void Verify(Statement statement, HashSet<int> scope, HashSet<int> assigned)
    {
        if (statement is not WhileLoop)
        {
            foreach (Expr expression in Walk.Expressions(statement))
            {
                VerifyReads(expression, scope, assigned);
            }
        }

        switch (statement)
        {
            case Declare s:
                DeclareOnce(s.Variable, scope);
                if (s.Value is not null || s.Variable.Type is TapeType or ScratchType)
                {
                    assigned.Add(s.Variable.Id);
                }

                break;
            case Assign s:
                Assert.True(scope.Contains(s.Variable.Id), s.Variable.Name + " is assigned outside its scope");
                assigned.Add(s.Variable.Id);
                break;
            case Store s:
                VerifyUse(s.Sequence, scope, assigned);
                break;
            case Clear s:
                VerifyUse(s.Sequence, scope, assigned);
                break;
            case CopyTo s:
                VerifyUse(s.From, scope, assigned);
                VerifyUse(s.To, scope, assigned);
                break;
            case Push s:
                VerifyUse(s.Tape, scope, assigned);
                break;
            case Release s:
                VerifyUse(s.Variable, scope, assigned);
                break;
            case If s:
                HashSet<int> afterThen = [.. assigned];
                HashSet<int> afterElse = [.. assigned];
                Verify(s.Then, scope, afterThen);
                Verify(s.Else, scope, afterElse);
                afterThen.IntersectWith(afterElse);
                assigned.UnionWith(afterThen);
                break;
            case CountedLoop s:
                HashSet<int> inside = [.. scope];
                DeclareOnce(s.Index, inside);
                HashSet<int> afterBody = [.. assigned, s.Index.Id];
                Verify(s.Body, inside, afterBody);
                VerifyExit(s.Exit, scope, afterBody);
                break;
            case WhileLoop s:
                VerifyReads(s.Condition, scope, assigned);
                HashSet<int> afterIteration = [.. assigned];
                Verify(s.Body, scope, afterIteration);
                VerifyExit(s.Exit, scope, afterIteration);
                break;
        }
    }

    private static void VerifyExit(Variable? exit, HashSet<int> scope, HashSet<int> assigned)
    {
        if (exit is not null)
        {
            VerifyUse(exit, scope, assigned);
        }
    }

    private static void VerifyReads(Expr expression, HashSet<int> scope, HashSet<int> assigned)
    {
        foreach (Variable variable in Walk.Variables(expression))
        {
            VerifyUse(variable, scope, assigned);
        }
    }

    private static void VerifyUse(Variable variable, HashSet<int> scope, HashSet<int> assigned)
    {
        Assert.True(scope.Contains(variable.Id), variable.Name + " is used outside its scope");
        Assert.True(assigned.Contains(variable.Id), variable.Name + " may be read before it is assigned");
    }

    private void DeclareOnce(Variable variable, HashSet<int> scope)
    {
        Assert.True(declared.Add(variable.Id), variable.Name + " is declared twice");
        Assert.True(names.Add(variable.Name), "two variables are called " + variable.Name);
        scope.Add(variable.Id);
    }
}
