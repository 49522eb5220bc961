using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// The methods that become functions of the generated method, as recursive ones do, because copies of them would be more code than anyone
/// can read or compile: large ones that are called more than once. A binding that grows large finds them, and the method is bound again.
/// </summary>
internal sealed class SharedMethods
{
    /// <summary>From how many expressions on a method is a large one, together with what it calls.</summary>
    private const int LargeMethod = 150;

    private const int LimitOfCopies = 3_000;
    private const int LimitOfAll = 30_000;

    private readonly HashSet<IMethodSymbol> shared = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, int> sizes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> repeated = new(SymbolEqualityComparer.Default);

    private bool isGivenUp;

    /// <summary>How many expressions may be bound.</summary>
    public int Limit { get; private set; } = LimitOfCopies;

    public bool Contains(IMethodSymbol method) => shared.Contains(method);

    /// <summary>Notes that a copy of the method was made, of so many expressions.</summary>
    public void NoteCopy(IMethodSymbol method, int size)
    {
        if (sizes.ContainsKey(method))
        {
            repeated.Add(method);
        }

        sizes[method] = size;
    }

    /// <summary>What to do about a binding that did not come to its end; false where nothing helps.</summary>
    public bool TryReduce()
    {
        IMethodSymbol[] found = isGivenUp ? [] : [.. repeated.Where(method => sizes[method] >= LargeMethod && !shared.Contains(method))];
        if (found.Length == 0)
        {
            return TryLift();
        }

        shared.UnionWith(found);
        sizes.Clear();
        repeated.Clear();
        return true;
    }

    /// <summary>A function can be given less than a copy: where one is refused, all are copies. False where they are already.</summary>
    public bool TryCopy()
    {
        if (shared.Count == 0)
        {
            return false;
        }

        isGivenUp = true;
        shared.Clear();
        Limit = LimitOfAll;
        return true;
    }

    private bool TryLift()
    {
        bool isLimited = Limit < LimitOfAll;
        Limit = LimitOfAll;
        return isLimited;
    }
}
