namespace Wangge.Rounds.Judging;

/// <summary>How it is proved that somebody was at a must-check point; the wire name is the member's name in lower case.</summary>
[Flags]
internal enum ProofWay
{
    None = 0,

    /// <summary>Near enough for long enough, by the phone's fixes.</summary>
    Position = 1,

    /// <summary>The code that hangs there and changes.</summary>
    Code = 2,

    /// <summary>A photo taken there.</summary>
    Photo = 4,
}

/// <summary>Ways as they are written.</summary>
internal static class ProofWays
{
    public static readonly ProofWay[] All = [ProofWay.Position, ProofWay.Code, ProofWay.Photo];

    public static string NameOf(ProofWay way) => way.ToString().ToLowerInvariant();

    public static IReadOnlyList<string> NamesOf(ProofWay ways) => [.. All.Where(w => ways.HasFlag(w)).Select(NameOf)];

    /// <summary>Null where one is unknown, or there is none.</summary>
    public static ProofWay? Read(IEnumerable<string> names)
    {
        var ways = ProofWay.None;
        foreach (var name in names)
        {
            if (Array.Find(All, w => NameOf(w) == name) is not (not ProofWay.None and var way)) { return null; }
            ways |= way;
        }

        return ways == ProofWay.None ? null : ways;
    }
}
