namespace AutoDiff.Generator.IR;

/// <summary>
/// The struct, tuple or object that a method returns. The body ends with one <see cref="Return"/> of a <see cref="Composite"/>, whose parts
/// these are; the upstream is a value of the same type, and is taken apart.
/// </summary>
/// <param name="Parts">In the order of the holes of the <see cref="Composite"/>.</param>
/// <param name="IsReference">A class: its upstream must not be null.</param>
internal sealed record ReturnedStruct(EquatableArray<ReturnedPart> Parts, bool IsReference);

/// <param name="Access">How the part follows on a value of the type (<c>.Position.X</c>); only real-valued parts need one.</param>
/// <param name="IsPresence">Whether a nullable has a value: the tangent has one where the value has.</param>
internal sealed record ReturnedPart(string? Access, IrType Type, bool IsPresence);
