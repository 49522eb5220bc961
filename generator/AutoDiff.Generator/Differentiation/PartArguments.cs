using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// How the parts of class and struct parameters are read at the start of a generated method, and put back into their owners, or into the
/// gradients of those, at its end.
/// </summary>
internal sealed class PartArguments
{
    private readonly MethodSignature method;
    private readonly DerivativeKind kind;
    private readonly IReadOnlyDictionary<ParameterModel, Variable> owners;
    private readonly Dictionary<ParameterModel, Variable> arguments = [];
    private readonly Dictionary<string, Variable> members = [];
    private readonly List<PartLocal> locals = [];
    private int nextId;

    /// <param name="owners">The arguments of the parameters that are written down.</param>
    /// <param name="firstId">The first of the free ids, which go down.</param>
    public PartArguments(MethodSignature method, DerivativeKind kind, string suffix, IReadOnlyDictionary<ParameterModel, Variable> owners, int firstId)
    {
        this.method = method;
        this.kind = kind;
        this.owners = owners;
        nextId = firstId;
        foreach (ParameterModel part in method.Parameters.Where(p => p.Part is not null))
        {
            bool comesIn = part.RefKind != ParameterRefKind.Out;
            locals.Add(new PartLocal(part.Variable, comesIn ? TextOn(part.Part!.Owner.Name, part.Part) : "default")
            {
                IsFirst = OwnerOf(part)?.Owner is { ListElement: not null } || IsInterleaved(part),
            });
        }

        foreach (ParameterModel part in method.Parameters.Where(p => p.Part is not null && p.Differentiated))
        {
            arguments.Add(part, Argument(part, suffix));
        }
    }

    public EquatableArray<PartLocal> Locals => locals.ToEquatableArray();

    public IEnumerable<string> LocalNames => locals.Select(l => l.Variable.Name);

    /// <summary>Everything that is assigned at the end, and seen by the caller.</summary>
    public IEnumerable<Variable> Members => members.Values.Concat(method.Parameters.Where(p => p.Owner is not null).Select(p => p.Variable));

    public static string TextOn(string owner, string path) => Escaped(owner) + path;

    /// <summary>The same for a part of whatever kind.</summary>
    public static string TextOn(string owner, PartModel part) => part.TextOn(Escaped(owner));

    public Variable ArgumentOf(ParameterModel part) => arguments[part];

    public IEnumerable<Statement> WriteBack()
    {
        foreach (ParameterModel values in method.Parameters.Where(p => p.Part is { IsCopied: true } && p.IsWritten))
        {
            yield return PutBack(adds: false, values.Part!, values.Variable, values.Part!.Owner.Name);
        }

        foreach (ParameterModel owner in method.Parameters.Where(p => p.Owner is not null))
        {
            Dictionary<ParameterModel, Expr> written = method.PartsOf(owner)
                .Where(p => p.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out && !p.Variable.Type.IsSequence)
                .ToDictionary(p => p, p => (Expr)new Read(p.Variable));
            foreach (Statement statement in Assign(owner, owner.Variable, written, isMadeWhole: owner.RefKind == ParameterRefKind.Out))
            {
                yield return statement;
            }
        }
    }

    public IEnumerable<Statement> Set(IReadOnlyDictionary<ParameterModel, Expr> derivatives)
    {
        foreach (ParameterModel values in method.Parameters.Where(p => p.Part is { IsCopied: true } && p.Differentiated))
        {
            if (kind != DerivativeKind.Jvp || values.IsWritten)
            {
                bool adds = kind == DerivativeKind.Backward && !values.IsWritten;
                yield return PutBack(adds, values.Part!, arguments[values], owners[OwnerOf(values)!].Name);
            }
        }

        foreach (ParameterModel owner in method.Parameters.Where(p => p.Owner is not null && p.Differentiated))
        {
            bool isOut = kind == DerivativeKind.Gradient || (kind == DerivativeKind.Jvp && owner.RefKind == ParameterRefKind.Out);
            Dictionary<ParameterModel, Expr> own = method.PartsOf(owner).Where(derivatives.ContainsKey).ToDictionary(p => p, p => derivatives[p]);
            foreach (Statement statement in Assign(owner, owners[owner], own, owner.Owner!.IsValue && isOut))
            {
                yield return statement;
            }
        }
    }

    /// <summary>The numbers of an array of structs, in its own memory.</summary>
    private bool IsInterleaved(ParameterModel part) => OwnerOf(part) is { Owner.IsRecords: true, Variable.Type: SequenceType { Element: RecordType { IsInterleaved: true } } };

    private ParameterModel? OwnerOf(ParameterModel part) => method.Parameters.FirstOrDefault(p => p.Variable == part.Part!.Owner);

    /// <summary>Gives the elements to the rows of an array of arrays, or to the objects of an array.</summary>
    private static Evaluate PutBack(bool adds, PartModel part, Variable values, string owner)
    {
        string whole = TextOn(owner, part.Path);
        (string start, string end) = part.Gathered?.PutBack(adds, whole)
            ?? ("global::AutoDiff.JaggedArray." + (adds ? "Add<" : "Set<") + ((SequenceType)values.Type).Element.Text + ">(", ", " + whole + ")");
        return new Evaluate(new External(EquatableArrays.Of(start, end), EquatableArrays.Of<Expr>(new Read(values)), IrType.Void, -1, string.Empty));
    }

    private static string Escaped(string owner) => owner == "this" ? owner : Identifier.Escape(owner);

    private Variable Argument(ParameterModel part, string suffix)
    {
        if (OwnerOf(part) is { Owner.ListElement: not null } list)
        {
            return owners[list];
        }

        string text = TextOn(owners[OwnerOf(part)!].Name, part.Part!);
        if (part.Part!.IsCopied && kind != DerivativeKind.Jvp && !part.IsWritten)
        {
            // Begins with zeros, and is added to what the caller's holds.
            string whole = TextOn(part.Part.Owner.Name, part.Part.Path);
            string count = part.Part.Gathered?.CountOf(whole) ?? "global::AutoDiff.JaggedArray.Count(" + whole + ")";
            text = "new " + ((SequenceType)part.Variable.Type).Element.Text + "[" + count + "]";
        }

        bool isReadOnly = kind == DerivativeKind.Jvp && !part.IsInOut && part.RefKind != ParameterRefKind.Out;
        if (part.Variable.Type is not SequenceType sequence)
        {
            // What comes in is read at the start: a struct around it may be assigned as a whole, which no later stage sees.
            return isReadOnly || part.IsInOut ? Local(part.Variable.Name + suffix, part.Variable.Type, text) : Member(text, part.Variable.Type);
        }

        return Local(part.Variable.Name + suffix, new SequenceType(isReadOnly ? SequenceKind.ReadOnlySpan : SequenceKind.Span, sequence.Element), text, IsInterleaved(part));
    }

    private Variable Local(string name, IrType type, string text, bool isFirst = false)
    {
        while (method.Parameters.Any(p => p.Variable.Name == name) || owners.Values.Any(o => o.Name == name))
        {
            name += "Part";
        }

        Variable variable = new(nextId--, name, type, VariableKind.Parameter);
        locals.Add(new PartLocal(variable, text) { IsFirst = isFirst });
        return variable;
    }

    private Variable Member(string text, IrType type)
    {
        if (!members.TryGetValue(text, out Variable? member))
        {
            member = new Variable(nextId--, text, type, VariableKind.Member);
            members.Add(text, member);
        }

        return member;
    }

    /// <summary>Assigns values to the parts of the owner, or of the argument that stands for it: one by one, or as whole structs.</summary>
    private IEnumerable<Statement> Assign(
        ParameterModel owner, Variable target, IReadOnlyDictionary<ParameterModel, Expr> values, bool isMadeWhole)
    {
        List<Statement> statements = [];
        if (isMadeWhole)
        {
            if (owner.Owner!.Assemblies.FirstOrDefault(a => a.Path.Length == 0) is { } whole)
            {
                return [new Assign(target, Assemble(target, whole, values, isNew: true))];
            }

            statements.Add(new Assign(target, DefaultValue.Of(target.Type)));
        }

        // A struct that is made anew takes along whatever is set in it.
        string[] made = [.. values.Where(v => !v.Key.Part!.IsAssignedItself).Select(v => v.Key.Part!.Unit!).Distinct()];
        string UnitOf(PartModel part) => made.Where(path => part.Path.StartsWith(path + ".", System.StringComparison.Ordinal)).OrderBy(path => path.Length).FirstOrDefault() ?? part.Unit!;
        foreach (IGrouping<string, KeyValuePair<ParameterModel, Expr>> unit in values.GroupBy(v => UnitOf(v.Key.Part!)))
        {
            KeyValuePair<ParameterModel, Expr> first = unit.First();
            if (first.Key.Part!.Path == unit.Key)
            {
                statements.Add(new Assign(Member(TextOn(target.Name, unit.Key), first.Value.Type), first.Value));
                continue;
            }

            ValueAssembly assembly = owner.Owner!.Assemblies.First(a => a.Path == unit.Key);
            Variable place = unit.Key.Length == 0 ? target : Member(TextOn(target.Name, unit.Key), new OpaqueType(assembly.TypeText));
            statements.Add(new Assign(place, Assemble(target, assembly, values, isNew: false)));
        }

        return statements;
    }

    private External Assemble(
        Variable target, ValueAssembly assembly, IReadOnlyDictionary<ParameterModel, Expr> values, bool isNew)
    {
        Dictionary<string, Expr> byPath = values.ToDictionary(v => v.Key.Part!.Path, v => v.Value);
        EquatableArray<Expr> arguments = assembly.Members.Map(member => byPath.TryGetValue(member.Path, out Expr? value) ? value
            : isNew ? DefaultValue.Of(member.Type)
            : new Read(Member(TextOn(target.Name, member.Path), member.Type)));
        return new External(assembly.Pieces, arguments, new OpaqueType(assembly.TypeText), -1, "");
    }
}
