using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Walking;

/// <summary>A round as its walkers and leaders read it.</summary>
/// <param name="State"><c>planned</c>, <c>begun</c>, <c>complete</c> or <c>missed</c>.</param>
/// <param name="DueAt">Hits from here on are late.</param>
/// <param name="ClosesAt">Hits from here on do not count.</param>
/// <param name="Points">In the plan's order.</param>
internal sealed record RoundView(
    Guid RoundId, Guid PlanId, string Plan, string AreaPath, DateOnly Day, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset ClosesAt, bool IsOrdered, string State,
    IReadOnlyList<MarkView> Points)
{
    public static RoundView Of(Round round, string plan, IEnumerable<RoundMark> marks, IReadOnlyDictionary<Guid, (string Name, string Kind)> points, DateTimeOffset now) => new(
        round.Id, round.PlanId, plan, round.AreaPath, round.Day, round.OpensAt, round.DueAt, round.ClosesAt, round.IsOrdered, round.StateAt(now).ToString().ToLowerInvariant(),
        [.. marks.OrderBy(m => m.Position).Select(m => MarkView.Of(m, points.GetValueOrDefault(m.PointId, ("", "other"))))]);
}

/// <summary>A point of a round.</summary>
/// <param name="Ways">What is asked there, all of it.</param>
/// <param name="Proved">What of it is proved.</param>
/// <param name="HitAt">By the phone's claim; null while something lacks.</param>
internal sealed record MarkView(
    Guid PointId, string Name, string Kind, double Longitude, double Latitude, IReadOnlyList<string> Ways, int DwellSeconds, IReadOnlyList<string> Proved, DateTimeOffset? HitAt, bool IsLate, bool IsOutOfOrder)
{
    public static MarkView Of(RoundMark m, (string Name, string Kind) point) =>
        new(m.PointId, point.Name, point.Kind, m.Longitude, m.Latitude, ProofWays.NamesOf(m.Ways), m.DwellSeconds, ProofWays.NamesOf(m.Proved), m.HitAt, m.IsLate, m.IsOutOfOrder);
}
