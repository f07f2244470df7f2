using Microsoft.Extensions.Options;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Plans;
using Wangge.Rounds.Points;
using Wangge.Rounds.Walking;

namespace Wangge.Rounds.Making;

/// <summary>Makes the rounds of plans ahead, so that phones have them before reception ends, and takes back those that have not opened when their plan changes. Nothing is committed here.</summary>
internal sealed class RoundMaking(IOptions<RoundRules> rules, TimeProvider time)
{
    /// <summary>Makes the rounds of one plan by this edition; those of another edition that have not opened are taken back.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> MakeAsync(DistrictDb db, RoundPlan plan, PlanEdition edition, CancellationToken ct)
    {
        var now = time.Now();
        var there = await db.Set<Round>().Where(r => r.PlanId == plan.Id && r.ClosesAt > now).ToListAsync(ct);
        var stale = there.Where(r => r.EditionId != edition.Id && IsUnopened(r, now)).ToList();
        await TakeBackAsync(db, stale, ct);

        var taken = there.Except(stale).Select(r => r.OpensAt).ToHashSet();
        // By when they open, since a slot is a place in one edition's times. A round that is on now is made too, where its plan was just written.
        var missing = PlanCalendar.Between(edition.Content, LocalTime.ZoneOf(db.District), now.AddDays(-1), now + rules.Value.MadeAhead)
            .Where(r => r.DueAt > now && !taken.Contains(r.OpensAt)).ToList();
        if (missing.Count == 0 || await PointsAsync(db, edition.Content, ct) is not { Count: > 0 } points) { return 0; }
        foreach (var round in missing) { Add(db, plan, edition, round, points, now); }
        return missing.Count;
    }

    /// <summary>Takes back the rounds of a plan that have not opened.</summary>
    public async Task TakeBackAsync(DistrictDb db, Guid planId, CancellationToken ct)
    {
        var now = time.Now();
        await TakeBackAsync(db, await db.Set<Round>().Where(r => r.PlanId == planId && r.OpensAt > now && r.State == RoundState.Planned).ToListAsync(ct), ct);
    }

    private static bool IsUnopened(Round round, DateTimeOffset now) => round.State == RoundState.Planned && round.OpensAt > now;

    private static async Task TakeBackAsync(DistrictDb db, List<Round> rounds, CancellationToken ct)
    {
        var ids = rounds.ConvertAll(r => r.Id);
        db.RemoveRange(await db.Set<RoundMark>().Where(m => ids.Contains(m.RoundId)).ToListAsync(ct));
        db.RemoveRange(rounds);
    }

    private static async Task<List<MustCheckPoint>> PointsAsync(DistrictDb db, PlanContent plan, CancellationToken ct)
    {
        var ids = plan.PointIds.ToList();
        var found = await db.Set<MustCheckPoint>().AsNoTracking().Where(p => ids.Contains(p.Id) && p.EndedAt == null).ToDictionaryAsync(p => p.Id, ct);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private static void Add(DistrictDb db, RoundPlan plan, PlanEdition edition, PlannedRound planned, List<MustCheckPoint> points, DateTimeOffset now)
    {
        var round = new Round
        {
            Id = Guid.CreateVersion7(now), PlanId = plan.Id, EditionId = edition.Id, AreaPath = plan.AreaPath, WalkerUnitId = edition.WalkerUnitId, Day = planned.Day, Slot = planned.Slot,
            OpensAt = planned.OpensAt, DueAt = planned.DueAt, ClosesAt = planned.ClosesAt, IsOrdered = edition.Content.IsOrdered, State = RoundState.Planned, Points = points.Count, Version = 1,
        };
        db.Add(round);
        for (var i = 0; i < points.Count; i++)
        {
            db.Add(new RoundMark
            {
                RoundId = round.Id, PointId = points[i].Id, Position = i, Longitude = points[i].Longitude, Latitude = points[i].Latitude, Ways = points[i].Ways, DwellSeconds = points[i].DwellSeconds,
                OpensAt = planned.OpensAt,
            });
        }
    }
}
