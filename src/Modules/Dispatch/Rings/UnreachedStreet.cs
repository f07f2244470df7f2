using NetTopologySuite.Geometries;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch.Rings;

/// <summary>What of one street nobody reaches in time; roads without a name are taken together by grid.</summary>
/// <param name="Name">Null for roads without one.</param>
/// <param name="Grid">Name of the grid of its longest part, or null.</param>
/// <param name="Zone">The strictest of its parts.</param>
/// <param name="FirstMilliseconds">When the first unit would be there, the least of its parts, or <see cref="Roads.Searching.Coverage.Unreached"/>.</param>
/// <param name="LastMilliseconds">The most of its parts, or the same.</param>
/// <param name="At">In its longest part, WGS-84 degrees.</param>
internal sealed record UnreachedStreet(string? Name, string? Grid, Zone Zone, double Metres, double People, int FirstMilliseconds, int LastMilliseconds, Coordinate At)
{
    /// <summary>All of them, the most people first.</summary>
    public static IReadOnlyList<UnreachedStreet> ListAll(RingGround ground, IReadOnlyList<RingGap> gaps) =>
    [
        .. gaps.GroupBy(gap => ground.Roads.Name[gap.Stretch] is >= 0 and var name ? (name, -1) : (-1, ground.Grid[gap.Piece])).Select(street => Of(ground, street.Key.Item1, [.. street]))
            .OrderByDescending(s => Math.Round(s.People)).ThenByDescending(s => Math.Round(s.Metres)).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Grid, StringComparer.Ordinal),
    ];

    private static UnreachedStreet Of(RingGround ground, int name, List<RingGap> gaps)
    {
        var longest = gaps.MaxBy(Metres);
        return new UnreachedStreet(
            name >= 0 ? ground.Roads.Names[name] : null, ground.Grid[longest.Piece] is >= 0 and var grid ? ground.GridNames[grid] : null, ground.Zones.Zones[gaps.Min(g => ground.Zone[g.Piece])],
            gaps.Sum(Metres), gaps.Sum(g => g.People), gaps.Min(g => g.Milliseconds), gaps.Max(g => g.Milliseconds),
            new StretchPath(ground.Roads, longest.Stretch).At((longest.From + longest.Until) / 2));

        double Metres(RingGap gap) => (gap.Until - gap.From) * ground.Roads.LengthCm[gap.Stretch] / 100;
    }
}
