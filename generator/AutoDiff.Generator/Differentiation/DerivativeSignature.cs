using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Printing;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The parameters of a generated method: the inputs, and where the contract puts the derivative arguments among them.</summary>
internal sealed class DerivativeSignature
{
    private readonly Dictionary<ParameterModel, Variable> arguments = [];
    private readonly Dictionary<ParameterModel, string> texts = [];

    public DerivativeSignature(MethodSignature method, DerivativeKind kind)
    {
        Method = method;
        Kind = kind;
        int id = -1;
        foreach (ParameterModel parameter in method.Parameters.Where(p => p.Differentiated))
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

            Upstream = new Variable(id, name, method.ReturnType, VariableKind.Parameter);
        }
    }

    public MethodSignature Method { get; }

    public DerivativeKind Kind { get; }

    public Variable? Upstream { get; }

    public string Suffix => Kind == DerivativeKind.Jvp ? "Tangent" : "Gradient";

    public IEnumerable<string> Names => Method.Parameters.Select(p => p.Variable.Name)
        .Concat(arguments.Values.Select(v => v.Name))
        .Concat(Upstream is null ? [] : [Upstream.Name]);

    /// <summary>The scalar parameters whose final value the caller sees.</summary>
    public EquatableArray<Variable> Observable => Method.Parameters
        .Where(p => p.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out)
        .Select(p => p.Variable)
        .Concat(arguments.Values.Where(v => !v.Type.IsSequence))
        .ToEquatableArray();

    /// <summary>The gradient or tangent argument of a differentiated parameter.</summary>
    public Variable ArgumentOf(ParameterModel parameter) => arguments[parameter];

    /// <summary>The generated method around a body.</summary>
    public DerivativeMethod With(EquatableArray<Statement> body)
    {
        List<DerivativeParameter> parameters = [];
        List<ParameterModel> required = [.. Method.Parameters.Where(p => p.DefaultText is null && !p.IsParams)];
        parameters.AddRange(required.Select(Input));
        if (Upstream is not null)
        {
            parameters.Add(new DerivativeParameter(Upstream.Name, Text(Upstream.Type.Text, Upstream.Name), null, UpstreamDescription));
        }

        parameters.AddRange(arguments.Select(a => new DerivativeParameter(a.Value.Name, Text(texts[a.Key], a.Value.Name), null, Describe(a.Key))));
        parameters.AddRange(Method.Parameters.Except(required).Select(Input));
        return new DerivativeMethod(Kind, Method.Name + Kind, ReturnType, parameters.ToEquatableArray(), Checks(), body);
    }

    private string UpstreamDescription => Method.ReturnsArray
        ? "What the elements of the result are multiplied with: the derivatives of the final value by them. Same length as the result."
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

        string modifier = (Kind, parameter.RefKind) switch
        {
            (DerivativeKind.Gradient, _) => "out ",
            (DerivativeKind.Backward, ParameterRefKind.Out) => "",
            (DerivativeKind.Backward, _) => "ref ",
            (_, ParameterRefKind.Out) => "out ",
            (_, ParameterRefKind.Ref) => "ref ",
            _ => "",
        };
        return (parameter.Variable.Type, modifier);
    }

    private string Describe(ParameterModel parameter)
    {
        string name = parameter.Variable.Name;
        string shape = parameter.Variable.Type.IsSequence ? " Same length." : "";
        return Kind switch
        {
            DerivativeKind.Jvp when parameter.IsInOut => $"In: the tangent of {name} on entry; out: of what is left there.{shape}",
            DerivativeKind.Jvp when parameter.RefKind == ParameterRefKind.Out => $"Set to the tangent of {name}.",
            DerivativeKind.Jvp => $"The direction in which {name} moves.{shape}",
            _ when parameter.IsInOut => $"In: the upstream of what is left in {name}; out: the gradient of what came in.{shape}",
            _ when parameter.RefKind == ParameterRefKind.Out => $"The upstream of {name}.",
            DerivativeKind.Gradient => $"Set to the gradient with respect to {name}.{shape}",
            _ => $"The gradient with respect to {name} is added to this.{shape}",
        };
    }

    private BufferChecks Checks()
    {
        List<BufferPair> sameLength = [];
        List<Variable> written = [];
        List<Variable> all = [];
        foreach (ParameterModel parameter in Method.Parameters.Where(p => p.Variable.Type.IsSequence))
        {
            all.Add(parameter.Variable);
            if (parameter.IsWritten)
            {
                written.Add(parameter.Variable);
            }
        }

        foreach (KeyValuePair<ParameterModel, Variable> argument in arguments.Where(a => a.Value.Type.IsSequence))
        {
            sameLength.Add(new BufferPair(argument.Value, argument.Key.Variable));
            all.Add(argument.Value);
            if (Kind != DerivativeKind.Jvp || argument.Key.IsWritten)
            {
                written.Add(argument.Value);
            }
        }

        if (Upstream is { Type: SequenceType })
        {
            all.Add(Upstream);
        }

        List<BufferPair> disjoint = [];
        foreach (Variable buffer in written)
        {
            disjoint.AddRange(all
                .Where(other => other != buffer && ((SequenceType)other.Type).Element == ((SequenceType)buffer.Type).Element)
                .Where(other => !disjoint.Contains(new BufferPair(other, buffer)))
                .Select(other => new BufferPair(buffer, other)));
        }

        return new BufferChecks(sameLength.ToEquatableArray(), disjoint.ToEquatableArray());
    }
}
