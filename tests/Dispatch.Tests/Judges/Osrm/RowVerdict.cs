namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>Whether one row of a scenario's tables was met.</summary>
/// <param name="Missed">The columns in which something else came than was wanted.</param>
internal sealed record RowVerdict(string Row, IReadOnlyList<(string Column, string Wanted, string Got)> Missed)
{
    public bool IsMet => Missed.Count == 0;

    /// <summary>Met but for OSRM's weights, by which it prefers one road to another of the same time; the door tells none but the time.</summary>
    public bool IsMetButForWeights => Missed.All(m => m.Column.EndsWith("_rate", StringComparison.Ordinal));

    public static RowVerdict Of(string row, IEnumerable<(string Column, string Wanted, string Got)> compared) => new(row, [.. compared.Where(c => !Likeness.IsLike(c.Got, c.Wanted))]);

    public override string ToString() => $"{Row}: {string.Join("; ", Missed.Select(m => $"{m.Column}: '{m.Wanted}', got '{m.Got}'"))}";
}
