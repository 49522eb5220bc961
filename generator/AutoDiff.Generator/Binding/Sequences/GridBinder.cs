using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Rectangular arrays of numbers: <c>double[,]</c> and those of more dimensions.</summary>
internal sealed class GridBinder(BodyBinder body)
{
    /// <summary>An expression whose value is a rectangular array that is followed element by element.</summary>
    public bool IsGrid(IOperation operation) => operation.Type is not null && IsGrid(operation.Type) && !body.Sequences.IsMember(operation);

    public bool IsGrid(ITypeSymbol type) => body.Session.Types.Rectangular(body.Resolve(type)) is not null;

    /// <summary>The array that the expression names; the parts of a new one are named after <paramref name="name"/>.</summary>
    public Grid Bind(IOperation operation, string name)
    {
        switch (operation)
        {
            case IParenthesizedOperation e:
                return Bind(e.Operand, name);
            case ILocalReferenceOperation e when body.Frame.FindGrid(e.Local) is { } grid:
                return grid;
            case IParameterReferenceOperation e when body.Frame.FindGrid(e.Parameter) is { } grid:
                return grid;
            case IFieldReferenceOperation or IPropertyReferenceOperation when body.Objects.TryGrid(operation) is { } member:
                return member;
            case ILocalReferenceOperation or IParameterReferenceOperation:
                // Its declaration was refused, or that of the parameter.
                body.Expressions.Bind(operation);
                throw new RefusalException(null);
            case IArrayCreationOperation e:
                return Create(e, name);
            case IConversionOperation { Operand: IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType: var owner }, Instance: { } cloned } }
                when KnownTypes.IsIn(owner, "System") && IsGrid(cloned):
                return Copy(Bind(cloned, "source"), name);
            case IConversionOperation { Operand: { Type: not null } operand } e when SymbolEqualityComparer.Default.Equals(operand.Type, e.Type):
                return Bind(operand, name);
            case IInvocationOperation e when body.MethodCalls.TryBind(e) is { Grid: { } returned }:
                return returned;
            default:
                throw LanguageFence.Refuse(RefusalId.SequenceShape, operation, "this kind of array", "use a local array that is made with new, or a parameter");
        }
    }

    public Place BindElement(IArrayElementReferenceOperation operation)
    {
        Grid grid = Bind(operation.ArrayReference, "grid");
        Expr[] indices = body.BindInOrder(operation.Indices, index => Repeatable(Int(body.Bind(index))));
        return Place.Of(grid.Elements, grid.IndexOf(indices));
    }

    /// <summary><c>Length</c>, <c>GetLength(1)</c> and the like; null for anything else.</summary>
    public Expr? TryBindShape(string member, IOperation array, IOperation? dimension)
    {
        Grid grid = Bind(array, "grid");
        if (dimension is null)
        {
            return member switch
            {
                "Length" => grid.Length,
                "LongLength" => new IR.Convert(grid.Length, new IntegerType("long")),
                "Rank" => IntegerConstant.Of(grid.Lengths.Length),
                _ => null,
            };
        }

        if (dimension.ConstantValue is not { HasValue: true, Value: int d } || d < 0 || d >= grid.Lengths.Length)
        {
            throw LanguageFence.Refuse(RefusalId.SequenceShape, dimension, "the dimension '" + dimension.Syntax + "'", "write it as a constant");
        }

        return member switch
        {
            "GetLength" => grid.Lengths[d],
            "GetLongLength" => ConversionBinder.Numeric(grid.Lengths[d], new IntegerType("long")),
            "GetUpperBound" => new Binary(BinaryOperator.Subtract, grid.Lengths[d], IntegerConstant.Of(1), IrType.Int),
            "GetLowerBound" => IntegerConstant.Of(0),
            _ => null,
        };
    }

    private Grid Create(IArrayCreationOperation operation, string name)
    {
        SequenceType type = body.Session.Types.Rectangular(body.Resolve(operation.Type!)) ?? throw LanguageFence.Refuse(operation);
        Expr[] sizes = body.BindInOrder(operation.DimensionSizes, size => Int(body.Bind(size)));
        Expr[] values = operation.Initializer is { } initializer ? BindElements(initializer, type.Element) : [];
        Grid grid = Allocate(name, type, [.. sizes.Select((size, d) => Named(size, name, d, sizes.Length))]);
        for (int i = 0; i < values.Length; i++)
        {
            body.Emit(new Store(grid.Elements, IntegerConstant.Of(i), values[i]));
        }

        return grid;
    }

    private Expr[] BindElements(IArrayInitializerOperation initializer, IrType element)
    {
        List<IOperation> elements = [];
        Collect(initializer, elements);
        return [.. body.BindInOrder(elements).Select(value => ConversionBinder.Numeric(value, element))];
    }

    private static void Collect(IArrayInitializerOperation initializer, List<IOperation> elements)
    {
        foreach (IOperation element in initializer.ElementValues)
        {
            if (element is IArrayInitializerOperation row)
            {
                Collect(row, elements);
            }
            else
            {
                elements.Add(element);
            }
        }
    }

    private Grid Copy(Grid source, string name)
    {
        Grid copy = Allocate(name, new SequenceType(SequenceKind.Array, ((SequenceType)source.Elements.Type).Element), source.Lengths);
        body.Sequences.EmitCopy(source.Elements, copy.Elements);
        return copy;
    }

    private Grid Allocate(string name, SequenceType type, ImmutableArray<Expr> lengths)
    {
        Variable elements = body.Local(name, type);
        Expr count = lengths.Skip(1).Aggregate(lengths[0], Product);

        // Two negative lengths have a positive product.
        if (lengths[0] is Read && lengths.Skip(1).Any(length => length is Read))
        {
            count = new Conditional(new Binary(BinaryOperator.Less, lengths[0], IntegerConstant.Of(0), IrType.Bool), lengths[0], count);
        }

        body.Emit(new Declare(elements, new Allocate(type.Element, count, OnStack: false)));
        return new Grid(elements, lengths);
    }

    private static Expr Product(Expr left, Expr right) => (left, right) switch
    {
        (IntegerConstant a, IntegerConstant b) => IntegerConstant.Of((int)(a.Value * b.Value)),
        _ => new Binary(BinaryOperator.Multiply, left, right, IrType.Int),
    };

    /// <summary>A length keeps the value that it had when the array was made.</summary>
    private Expr Named(Expr length, string name, int dimension, int rank)
    {
        string suffix = rank == 2 ? (dimension == 0 ? "Rows" : "Columns") : "Length" + (dimension + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return length is IntegerConstant ? length : body.Spill(name + suffix, length);
    }

    private static Expr Int(Expr index) => index is IntegerConstant { Value: >= int.MinValue and <= int.MaxValue } constant
        ? IntegerConstant.Of((int)constant.Value)
        : ConversionBinder.Numeric(index, IrType.Int, isChecked: index.Type is IntegerType { Name: "uint" or "long" or "ulong" or "nint" or "nuint" });

    /// <summary>The index stands in a range check as well as in the position.</summary>
    private Expr Repeatable(Expr index)
    {
        List<Expr> nodes = [.. Walk.All(index)];
        return nodes.Count <= 5 && nodes.All(n => n is Read or IntegerConstant or Length or Binary) ? index : body.Spill("index", index);
    }
}
