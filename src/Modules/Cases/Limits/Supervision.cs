namespace Wangge.Cases.Limits;

/// <summary>At which part of its granted time (limit and extensions) a matter is raised. Source: DOMAIN 3; values in <c>default-supervision.csv</c>.</summary>
/// <param name="Key">Such as <c>yellow</c>.</param>
/// <param name="ChineseName">What staff read until they rename it.</param>
/// <param name="Percent">Of the granted time: 100 is the deadline, 150 is half of it beyond.</param>
internal sealed record SupervisionLevel(string Key, string ChineseName, int Percent)
{
    /// <summary>The levels that a new district begins with, in order of their percentage.</summary>
    public static IReadOnlyList<SupervisionLevel> Defaults { get; } =
    [
        .. EmbeddedTable.Read("default-supervision.csv", columns: 3)
            .Select(row => new SupervisionLevel(row[0], row[1], EmbeddedTable.Number(row[2])))
            .OrderBy(level => level.Percent),
    ];
}

/// <summary>When a level is reached.</summary>
/// <param name="At">In UTC; null while the clock stands for an unknown time before it.</param>
internal sealed record SupervisionMark(SupervisionLevel Level, DateTimeOffset? At);
