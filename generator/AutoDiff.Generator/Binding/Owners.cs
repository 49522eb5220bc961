using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The class and struct parameters of the attributed method, and <c>this</c>.</summary>
internal sealed class Owners(BindingSession session)
{
    private readonly List<OwnerBinding> all = [];
    private readonly HashSet<OwnerBinding> differentiated = [];

    /// <summary>Parameters and members that may hold null, as the source shows: what is in them is read where the source reads it.</summary>
    public HashSet<ISymbol> MaybeNull { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a parameter of the shape has a gradient at all.</summary>
    public bool CanBeGradient(ObjectShape shape) =>
        session.Shapes.Held(OwnerBinding.Of(new Variable(-1, string.Empty, IrType.Void, VariableKind.Parameter), shape, null, session).Root).Any();

    public OwnerBinding Add(Variable variable, ObjectShape shape, IParameterSymbol? symbol, bool isDifferentiated)
    {
        OwnerBinding owner = OwnerBinding.Of(variable, shape, symbol, session);
        all.Add(owner);
        if (isDifferentiated)
        {
            differentiated.Add(owner);
        }

        return owner;
    }

    public bool IsDifferentiated(OwnerBinding owner) => differentiated.Contains(owner);

    /// <summary>Whether members of a nested object may be read at the start of the method.</summary>
    public bool MayHold(OwnerBinding owner, ObjectMember member) =>
        member.Type.IsValueType || IsDifferentiated(owner) || !(member.Type.NullableAnnotation == NullableAnnotation.Annotated || MaybeNull.Contains(member.Symbol.OriginalDefinition));

    public bool IsPart(Variable variable) => all.Any(o => o.Parts.Any(p => p.Variable == variable));

    public OwnerBinding? Of(Variable variable) => all.FirstOrDefault(o => o.Variable == variable);

    public IReadOnlyList<OwnerBinding> All => all;
}
