using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.Binding;

/// <summary>What is told of the places in which a derivative is lost: of <c>a.B[0].C</c>, where all parts lose it, one.</summary>
internal static class LostPlaces
{
    /// <summary>Of those that begin at one place, the one that is not general; else the outermost.</summary>
    public static IEnumerable<Refusal> Told(IReadOnlyList<Refusal> lost) => lost
        .GroupBy(refusal => (refusal.Location.SourceTree, refusal.Location.SourceSpan.Start))
        .SelectMany(chain => chain.Any(IsSpecific) ? chain.Where(IsSpecific) : chain.OrderByDescending(r => r.Location.SourceSpan.Length).Take(1));

    private static bool IsSpecific(Refusal refusal) => refusal.Id != RefusalId.ValueLeaves;
}
