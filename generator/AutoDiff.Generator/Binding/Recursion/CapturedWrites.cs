using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>What the functions that some statements call assign of the variables around them.</summary>
internal static class CapturedWrites
{
    /// <summary>Whether a call may change the variable; the functions that see it are bound before the block that declares it ends.</summary>
    public static bool MayChange(Variable variable, IEnumerable<Statement> statements, IReadOnlyList<RecursiveFunction> functions)
    {
        HashSet<string> seen = [];
        Stack<EquatableArray<Statement>> open = new([statements.ToEquatableArray()]);
        while (open.Count > 0)
        {
            foreach (Invoke call in Walk.Statements(open.Pop()).OfType<Invoke>().Where(call => call.SeesCaller && seen.Add(call.Function)))
            {
                EquatableArray<Statement> body = functions.First(f => f.Name == call.Function).Body;
                if (Walk.Statements(body).Any(s => s is Assign assign && assign.Variable == variable))
                {
                    return true;
                }

                open.Push(body);
            }
        }

        return false;
    }
}
