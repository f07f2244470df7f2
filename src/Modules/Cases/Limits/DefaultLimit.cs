namespace Wangge.Cases.Limits;

/// <summary>The limit that a type of matter begins with, editable afterwards. Source: DOMAIN 4; values in <c>default-limits.csv</c>.</summary>
/// <param name="Key">Stable, such as <c>burst-pipe</c>.</param>
/// <param name="ChineseName">What staff read until they rename it.</param>
/// <param name="Repair">Until it is mended (修复).</param>
/// <param name="MakeSafe">Until nobody can come to harm (先行处置); null where repairing is making safe.</param>
internal sealed record DefaultLimit(string Key, string ChineseName, Limit Repair, Limit? MakeSafe)
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<DefaultLimit> All { get; } = [.. EmbeddedTable.Read("default-limits.csv", columns: 6).Select(Parse)];

    private static DefaultLimit Parse(string[] row) => new(
        row[0],
        row[1],
        EmbeddedTable.FindLimit(row[2], row[3]) ?? throw new InvalidDataException($"default-limits.csv: {row[0]} has no limit."),
        EmbeddedTable.FindLimit(row[4], row[5]));
}
