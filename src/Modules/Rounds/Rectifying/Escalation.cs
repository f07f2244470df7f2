namespace Wangge.Rounds.Rectifying;

/// <summary>When a step that is not done is told to whom: at its deadline to those who lead the place, half its time later to the sub-centre's leader, as long again later to the district's.</summary>
/// <remarks>Source: DOMAIN 3, "escalates a level at +50% and +100%". Pure; in clock time from the step's start to its deadline.</remarks>
internal static class Escalation
{
    public const int HighestLevel = 3;

    /// <summary>When the level after this one is reached; null after the highest.</summary>
    /// <param name="level">0 before the deadline.</param>
    public static DateTimeOffset? NextAt(DateTimeOffset start, DateTimeOffset due, int level) =>
        level >= HighestLevel ? null : due + ((due - start) / 2 * level);

    /// <summary>The area at which the leader of a level stands: the grid's community, the subdistrict, the district.</summary>
    /// <param name="areaPath">Such as <c>/211403/211403001/211403001001/G004/</c>.</param>
    public static string AreaOf(string areaPath, int level)
    {
        var codes = areaPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return $"/{string.Join('/', codes.Take(Math.Min(codes.Length, HighestLevel + 1 - level)))}/";
    }
}
