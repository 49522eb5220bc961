using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The parameters of a generated method: the inputs, and where the contract puts the derivative arguments among them.</summary>
internal sealed class DerivativeSignature
{
    private readonly Dictionary<ParameterModel, Variable> arguments = [];
    private readonly Dictionary<ParameterModel, string> texts = [];
    private readonly List<Variable?> upstreamParts = [];
    private readonly PartArguments parts;
    private readonly PartLocal? upstreamPart;

    public DerivativeSignature(MethodSignature method, DerivativeKind kind)
    {
        Method = method;
        Kind = kind;
        int id = -1;
        foreach (ParameterModel parameter in method.Parameters.Where(p => p.Differentiated && p.Part is null))
        {
            (IrType type, string modifier) = ArgumentType(parameter);
            Variable argument = new(id--, parameter.Variable.Name + Suffix, type, VariableKind.Parameter);
            arguments.Add(parameter, argument);
            texts.Add(parameter, modifier + type.Text);
        }

        if (kind == DerivativeKind.Backward && method.HasUpstream)
        {
            string name = "upstream";
            while (method.Parameters.Any(p => p.Variable.Name == name))
            {
                name = "result" + char.ToUpperInvariant(name[0]) + name.Substring(1);
            }

            Upstream = new Variable(id--, name, method.ReturnType, VariableKind.Parameter);
            foreach (ReturnedPart part in method.Struct?.Parts ?? EquatableArray<ReturnedPart>.Empty)
            {
                upstreamParts.Add(part.Type.IsReal ? new Variable(id--, name + part.Access, part.Type, VariableKind.Member) : null);
            }
        }

        if (Upstream is { Type: SequenceType { Element: RecordType record } })
        {
            Variable numbers = new(id--, Upstream.Name + "Elements", new SequenceType(SequenceKind.Span, record.Leaves[0].Type), VariableKind.Parameter);
            upstreamPart = new PartLocal(numbers, "global::AutoDiff.FlatArray.Of<" + record.Name + ", " + record.Leaves[0].Type.Text + ">(" + Identifier.Escape(Upstream.Name) + ")") { IsFirst = true };
        }
        else if (Upstream is not null && method.GridElement is { } element)
        {
            Variable elements = new(id--, Upstream.Name + "Elements", new SequenceType(SequenceKind.Span, element), VariableKind.Parameter);
            upstreamPart = new PartLocal(elements, "global::AutoDiff.FlatArray.Of(" + Identifier.Escape(Upstream.Name) + ")") { IsFirst = true };
        }

        parts = new PartArguments(method, kind, Suffix, arguments, id);
    }

    public MethodSignature Method { get; }

    public DerivativeKind Kind { get; }

    public Variable? Upstream { get; }

    /// <summary>For a struct that is returned, the upstream of each of its parts; null for one that is no real number.</summary>
    public IReadOnlyList<Variable?> UpstreamParts => upstreamParts;

    /// <summary>The upstream as the sweeps know it: of an array of structs its numbers, of a rectangular array its elements.</summary>
    public Variable? UpstreamNumbers => upstreamPart?.Variable ?? Upstream;

    public string Suffix => Kind == DerivativeKind.Jvp ? "Tangent" : "Gradient";

    public IEnumerable<string> Names => Method.Parameters.Select(p => p.Variable.Name)
        .Concat(arguments.Values.Select(v => v.Name))
        .Concat(parts.LocalNames)
        .Concat(Upstream is null ? [] : [Upstream.Name, UpstreamNumbers!.Name]);

    /// <summary>The scalar parameters, and members of them, whose final value the caller sees.</summary>
    public EquatableArray<Variable> Observable => Method.Declared
        .Where(p => p.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out)
        .Select(p => p.Variable)
        .Concat(arguments.Values.Where(v => !v.Type.IsSequence))
        .Concat(parts.Members)
        .ToEquatableArray();

    /// <summary>All parameters, in no particular order.</summary>
    public EquatableArray<Variable> Variables => Method.Parameters.Select(p => p.Variable)
        .Concat(arguments.Values)
        .Concat(Upstream is null ? [] : new[] { Upstream, UpstreamNumbers! }.Distinct())
        .ToEquatableArray();

    /// <summary>The gradient or tangent argument of a differentiated parameter, or the part of it that belongs to a part.</summary>
    public Variable ArgumentOf(ParameterModel parameter) => parameter.Part is null ? arguments[parameter] : parts.ArgumentOf(parameter);

    /// <summary>Puts what the method has left in the parts of its inputs back into their owners.</summary>
    public IEnumerable<Statement> WriteBack() => parts.WriteBack();

    /// <summary>A gradient that is set is zero also where no derivative is ever put.</summary>
    public IEnumerable<Statement> ClearUnheld() => Kind != DerivativeKind.Gradient ? [] : Method.Parameters
        .Where(p => p is { Owner: not null, Differentiated: true })
        .SelectMany(owner => owner.Owner!.Unheld.Select(member => member.Clear(PartArguments.TextOn(ArgumentOf(owner).Name, string.Empty), PartArguments.TextOn(owner.Variable.Name, string.Empty))))
        .Select(text => new Evaluate(new External(EquatableArrays.Of(text), EquatableArray<Expr>.Empty, IrType.Void, -1, string.Empty)));

    /// <summary>Gives the derivatives of parts to the arguments that they belong to.</summary>
    public IEnumerable<Statement> SetParts(IReadOnlyDictionary<ParameterModel, Expr> derivatives) => parts.Set(derivatives);

    /// <summary>The generated method around a body.</summary>
    public DerivativeMethod With(EquatableArray<Statement> body)
    {
        List<DerivativeParameter> parameters = [];
        List<ParameterModel> required = [.. Method.Declared.Where(p => p.DefaultText is null && !p.IsParams)];
        parameters.AddRange(required.Select(Input));
        if (Upstream is not null)
        {
            parameters.Add(new DerivativeParameter(Upstream.Name, Text(Upstream.Type.Text, Upstream.Name), null, UpstreamDescription));
        }

        ArgumentDescription description = new(Method, Kind);
        parameters.AddRange(arguments.Select(a => new DerivativeParameter(a.Value.Name, Text(texts[a.Key], a.Value.Name), null, description.Of(a.Key))));
        parameters.AddRange(Method.Declared.Except(required).Select(Input));
        BufferChecks checks = new ArgumentChecks(this, parts).Checks();
        return new DerivativeMethod(Kind, Method.Name + Kind, ReturnType, parameters.ToEquatableArray(), checks, body) { Parts = upstreamPart is null ? parts.Locals : parts.Locals.Append(upstreamPart).ToEquatableArray() };
    }

    private string UpstreamDescription => Method.Struct is not null
        ? "What the numbers in the result are multiplied with, in a value of its type: the derivatives of the final value by them. What is no real number in it is ignored."
        : Method.ReturnsArray ? "What the elements of the result are multiplied with: the derivatives of the final value by them. Same " + (Method.GridElement is null ? "length" : "shape") + " as the result."
        : "What the result is multiplied with: the derivative of the final value by it.";

    private IrType ReturnType => Kind == DerivativeKind.Jvp && Method.HasUpstream
        ? new OpaqueType("(" + Method.ReturnType.Text + " Value, " + Method.ReturnType.Text + " Tangent)")
        : Method.ReturnType;

    private static DerivativeParameter Input(ParameterModel parameter)
    {
        string modifier = parameter.RefKind switch
        {
            ParameterRefKind.In => "in ",
            ParameterRefKind.Ref => "ref ",
            ParameterRefKind.Out => "out ",
            ParameterRefKind.RefReadOnly => "ref readonly ",
            _ => "",
        };
        string text = (parameter.IsParams ? "params " : "") + (parameter.IsScoped ? "scoped " : "") + modifier + Text(parameter.TypeText, parameter.Variable.Name);
        return new DerivativeParameter(parameter.Variable.Name, text, parameter.DefaultText, null);
    }

    private static string Text(string type, string name) => type + " " + Identifier.Escape(name);

    private (IrType Type, string Modifier) ArgumentType(ParameterModel parameter)
    {
        if (parameter.Variable.Type is SequenceType sequence)
        {
            bool readOnly = Kind == DerivativeKind.Jvp && !parameter.IsWritten;
            return (new SequenceType(readOnly ? SequenceKind.ReadOnlySpan : SequenceKind.Span, sequence.Element), "");
        }

        if (parameter.Owner is { ListElement: { } element })
        {
            bool readOnly = Kind == DerivativeKind.Jvp && !Method.PartsOf(parameter).Any(p => p.IsWritten);
            return (new SequenceType(readOnly ? SequenceKind.ReadOnlySpan : SequenceKind.Span, element), "");
        }

        if (parameter.Owner is { IsValue: false })
        {
            return (parameter.Variable.Type, "");
        }

        bool isInOut = parameter.RefKind == ParameterRefKind.Ref || (parameter.Owner is not null && Method.PartsOf(parameter).Any(p => p.IsInOut));
        string modifier = (Kind, parameter.RefKind) switch
        {
            (DerivativeKind.Gradient, _) => "out ",
            (DerivativeKind.Backward, ParameterRefKind.Out) => "",
            (DerivativeKind.Backward, _) => "ref ",
            (_, ParameterRefKind.Out) => "out ",
            _ when isInOut => "ref ",
            _ => "",
        };
        return (parameter.Variable.Type, modifier);
    }
}
