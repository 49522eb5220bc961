using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Which sequence variables may name the same arrays: joined by assignments, and rows with the rows of what is joined.</summary>
internal sealed class Unification
{
    private readonly Dictionary<Variable, Node> nodes = [];

    public Unification(EquatableArray<Statement> body, IEnumerable<JaggedInput> inputs)
    {
        foreach (JaggedInput input in inputs)
        {
            Join(RowsOf(Of(input.Array)), Of(input.Rows));
        }

        foreach (Statement statement in Walk.Statements(body))
        {
            switch (statement)
            {
                case Declare { Variable.Type: SequenceType } s:
                    Link(s.Variable, s.Value);
                    break;
                case Assign { Variable.Type: SequenceType } s:
                    Link(s.Variable, s.Value);
                    break;
                case Store { Value: View row } s:
                    Join(RowsOf(Of(s.Sequence)), Of(row.Source));
                    break;
            }
        }
    }

    /// <summary>The variables in order of appearance.</summary>
    public List<Variable> Order { get; } = [];

    /// <summary>The class that the variable belongs to.</summary>
    public object ClassOf(Variable variable) => Of(variable).Root;

    /// <summary>The class of the rows of an array of arrays; null where there are none.</summary>
    public object? RowsOf(Variable variable) => Of(variable).Root.Rows?.Root;

    private void Link(Variable variable, Expr? value)
    {
        Node node = Of(variable);
        switch (value)
        {
            case View view:
                Join(node, Of(view.Source));
                break;
            case Row row:
                Join(node, RowsOf(Of(row.Rows)));
                break;
        }
    }

    private Node Of(Variable variable)
    {
        if (!nodes.TryGetValue(variable, out Node? node))
        {
            nodes.Add(variable, node = new Node());
            Order.Add(variable);
        }

        return node;
    }

    private static Node RowsOf(Node node) => node.Root.Rows ??= new Node();

    private static void Join(Node left, Node right)
    {
        (Node first, Node second) = (left.Root, right.Root);
        if (first == second)
        {
            return;
        }

        second.Parent = first;
        (Node? a, Node? b) = (first.Rows, second.Rows);
        first.Rows = a ?? b;
        if (a is not null && b is not null)
        {
            Join(a, b);
        }
    }

    private sealed class Node
    {
        public Node? Parent { get; set; }

        public Node? Rows { get; set; }

        public Node Root
        {
            get
            {
                Node root = this;
                while (root.Parent is { } parent)
                {
                    root = parent;
                }

                return root;
            }
        }
    }
}
