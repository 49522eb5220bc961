using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Which objects must be there, and which must not be the same: one of them is written, the other read or written, too.</summary>
internal sealed class ObjectChecks
{
    private readonly List<Node> nodes = [];

    public ObjectChecks(DerivativeSignature signature, PartArguments parts)
    {
        foreach (ParameterModel owner in signature.Method.Parameters.Where(p => p.Owner is not null))
        {
            ParameterModel[] scalars = [.. signature.Method.PartsOf(owner).Where(p => !p.Variable.Type.IsSequence)];
            foreach (ObjectNode node in owner.Owner!.Objects)
            {
                ParameterModel[] own = [.. scalars.Where(p => IsDirectlyIn(p, node, owner.Owner))];
                bool isWritten = own.Any(p => p.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out);
                string primal = PartArguments.TextOn(owner.Variable.Name, node.Path);
                if (own.Length > 0 || owner.Differentiated)
                {
                    nodes.Add(new Node(primal, node.Lineage, isWritten, own.Length > 0, IsNeeded: owner.Differentiated && !IsCertain(owner, node)));
                }

                // A gradient needs no objects that hold only data.
                if (owner.Differentiated && signature.Method.PartsOf(owner).Any(p => p.Differentiated && IsBehind(p.Part!.Path, node.Path)))
                {
                    string derivative = PartArguments.TextOn(signature.ArgumentOf(owner).Name, node.Path);
                    bool hasReal = own.Any(p => p.Differentiated);
                    bool isSet = hasReal && (signature.Kind != DerivativeKind.Jvp || own.Any(p => p.IsInOut));
                    nodes.Add(new Node(derivative, node.Lineage, isSet, hasReal, IsNeeded: true));
                }
            }
        }
    }

    public EquatableArray<string> Present() => nodes.Where(n => n.IsNeeded).Select(n => n.Text).ToEquatableArray();

    public EquatableArray<ObjectPair> Distinct()
    {
        List<ObjectPair> pairs = [];
        foreach (Node written in nodes.Where(n => n.IsWritten))
        {
            pairs.AddRange(nodes
                .Where(other => other != written && other.HasScalars && MayBeSame(written, other))
                .Where(other => !pairs.Contains(new ObjectPair(other.Text, written.Text)))
                .Select(other => new ObjectPair(written.Text, other.Text)));
        }

        return pairs.ToEquatableArray();
    }

    private static bool IsCertain(ParameterModel owner, ObjectNode node) => owner.IsThis && node.Path.Length == 0;

    /// <summary>No other object of the owner stands between the node and the part.</summary>
    private static bool IsDirectlyIn(ParameterModel part, ObjectNode node, OwnerModel owner) =>
        IsBehind(part.Part!.Path, node.Path) && !owner.Objects.Any(o => o.Path.Length > node.Path.Length && IsBehind(part.Part.Path, o.Path));

    private static bool IsBehind(string path, string start) => path.StartsWith(start + ".", System.StringComparison.Ordinal);

    private static bool MayBeSame(Node a, Node b) => a.Lineage.Contains(b.Lineage[0]) || b.Lineage.Contains(a.Lineage[0]);

    private sealed record Node(string Text, EquatableArray<string> Lineage, bool IsWritten, bool HasScalars, bool IsNeeded);
}
