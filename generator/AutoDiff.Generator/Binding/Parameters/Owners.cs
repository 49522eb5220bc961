using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The class and struct parameters of the attributed method, and <c>this</c>.</summary>
internal sealed class Owners(BindingSession session, ObjectAssumptions assumptions)
{
    private readonly List<OwnerBinding> all = [];
    private readonly HashSet<OwnerBinding> differentiated = [];
    private readonly HashSet<IrType> readInMemory = [];
    private readonly Dictionary<ISymbol, IOperation> readElsewhere = new(SymbolEqualityComparer.Default);

    /// <summary>A call that is carried over and could look at objects, or change them.</summary>
    public IOperation? OpenCall { get; private set; }

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

    /// <summary>Whether the members of an object may be read at the start of the method.</summary>
    public bool MayReadEarly(ObjectRef known) => IsDifferentiated(known.Owner)
        || ((assumptions.AreStable || known.Owner.Shape.IsValue) && !known.MaybeNull && !assumptions.MaybeNull(known.Owner.Variable.Name + known.Path));

    public void NoteNullTest(IOperation test, ObjectRef known)
    {
        if (!IsDifferentiated(known.Owner) && !ThrowGuard.Contains(test))
        {
            assumptions.AddMaybeNull(known.Owner.Variable.Name + known.Path);
        }
    }

    /// <summary>A call that is carried over gets these objects.</summary>
    public void NoteCall(IOperation call, IEnumerable<ITypeSymbol?> types)
    {
        if (types.Any(CouldReachObjects))
        {
            OpenCall ??= call;
            assumptions.AddUnstable();
        }
    }

    /// <summary>Numbers of the type are read in memory that is not known: the buffers that are written in the end.</summary>
    public IEnumerable<WrittenBuffer> WrittenBeside(RealType element)
    {
        readInMemory.Add(element);
        return assumptions.Written.Where(w => w.Element == element);
    }

    /// <summary>The method writes a buffer: what was read in memory that is not known may have come from there.</summary>
    public void NoteWritten(WrittenBuffer buffer)
    {
        if (readInMemory.Contains(buffer.Element))
        {
            assumptions.AddWritten(buffer);
        }
    }

    /// <summary>A member is read of an object that is not known: it may be one that is changed.</summary>
    public void NoteRead(ISymbol member, IOperation operation)
    {
        if (!readElsewhere.ContainsKey(member.OriginalDefinition))
        {
            readElsewhere.Add(member.OriginalDefinition, operation);
        }
    }

    public IOperation? ReadElsewhere(ISymbol member) => readElsewhere.TryGetValue(member.OriginalDefinition, out IOperation? read) ? read : null;

    /// <summary>The project's own classes may hold on to any object; those of libraries know none of them.</summary>
    private static bool CouldReachObjects(ITypeSymbol? type) => type is { IsReferenceType: true, SpecialType: not SpecialType.System_String }
        && (type.SpecialType == SpecialType.System_Object || type.Locations.Any(l => l.IsInSource));

    public bool IsPart(Variable variable) => all.Any(o => o.Parts.Any(p => p.Variable == variable));

    public OwnerBinding? Of(Variable variable) => all.FirstOrDefault(o => o.Variable == variable);

    public IReadOnlyList<OwnerBinding> All => all;
}
