namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>
/// Where a corpus method is tried. The text has one entry for a parameter, separated by blanks:
/// <list type="table">
/// <item><term><c>w[6]</c></term><description>a sequence of six random values (reals from 0.3 to 1.7)</description></item>
/// <item><term><c>w[6]=-1..1</c></term><description>… from −1 to 1; for integers from −1 to 1, both included</description></item>
/// <item><term><c>w[2]=0.5,3</c></term><description>… with these values</description></item>
/// <item><term><c>&amp;y[3]</c></term><description>… that the method writes: a result</description></item>
/// <item><term><c>a[2,3]</c></term><description>a rectangular array; its rows are equally long in all samples of the method</description></item>
/// <item><term><c>w[2+3]</c>, <c>w[2+3|1]</c></term><description>an array of two arrays; an array of two such, the second of one array</description></item>
/// <item><term><c>p[4]</c>, <c>p.X[4]=0..1</c></term><description>an array of structs: all their members, or one of them</description></item>
/// <item><term><c>return[3]</c></term><description>the length of the array that the method returns</description></item>
/// <item><term><c>x=-1..1</c>, <c>n=3</c></term><description>a scalar by range or by value; booleans are 0 or 1</description></item>
/// </list>
/// Real scalars may be left out. Ranges keep away from kinks, as differences mean nothing there.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class SampleAttribute(string text = "") : Attribute
{
    public string Text { get; } = text;
}
