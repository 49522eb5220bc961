using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Prepares a method for its derivatives. What they make of it differs only where a name of theirs meets one of the method's, so that it is
/// prepared once for all of them where none does.
/// </summary>
internal sealed class Preparation(MethodModel model)
{
    private PreparedMethod? first;
    private HashSet<string> firstNames = [];

    public MethodModel Model => model;

    public PreparedMethod For(DerivativeSignature signature)
    {
        HashSet<string> names = [.. signature.Names];
        if (first is null)
        {
            (first, firstNames) = (PreparedMethod.Prepare(model, signature), names);
            return Fork([], []);
        }

        string[] gone = [.. firstNames.Except(names)];
        string[] added = [.. names.Except(firstNames)];
        return gone.Concat(added).Any(first.Variables.IsClose) ? PreparedMethod.Prepare(model, signature) : Fork(gone, added);
    }

    /// <summary>Each derivative makes variables of its own.</summary>
    private PreparedMethod Fork(IEnumerable<string> gone, IEnumerable<string> added) => first! with { Variables = first.Variables.Fork(gone, added) };
}
