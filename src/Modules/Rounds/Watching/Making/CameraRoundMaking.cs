using Microsoft.Extensions.Options;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Video;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Plans;

namespace Wangge.Rounds.Watching.Making;

/// <summary>Makes the rounds of camera plans ahead, and takes back those that have not opened when their plan or the calendar changes. Nothing is committed here.</summary>
internal sealed class CameraRoundMaking(DistrictDb db, ICameraPlaces cameras, IWorkdays workdays, IOptions<RoundRules> rules, TimeProvider time)
{
    /// <returns>How many were made.</returns>
    public async Task<int> MakeAsync(CameraPlan plan, CameraPlanEdition edition, CancellationToken ct)
    {
        var now = time.Now();
        var there = await db.Set<CameraRound>().Where(r => r.PlanId == plan.Id && r.ClosesAt > now).ToListAsync(ct);
        var asked = (await AskedAsync(edition.Content, now)).Where(r => r.DueAt > now).ToList();
        var opens = asked.Select(r => r.OpensAt).ToHashSet();
        var stale = there.Where(r => IsUnopened(r, now) && (r.EditionId != edition.Id || !opens.Contains(r.OpensAt))).ToList();
        await TakeBackAsync(stale, ct);

        var taken = there.Except(stale).Select(r => r.OpensAt).ToHashSet();
        var missing = asked.Where(r => !taken.Contains(r.OpensAt)).ToList();
        if (missing.Count == 0 || await CamerasAsync(edition.Content, ct) is not { Count: > 0 } looked) { return 0; }
        foreach (var round in missing) { Add(plan, edition, round, looked, now); }
        return missing.Count;
    }

    /// <summary>Takes back the rounds of a plan that have not opened.</summary>
    public async Task TakeBackAsync(Guid planId, CancellationToken ct)
    {
        var now = time.Now();
        await TakeBackAsync(await db.Set<CameraRound>().Where(r => r.PlanId == planId && r.OpensAt > now && r.State == RoundState.Planned).ToListAsync(ct), ct);
    }

    private static bool IsUnopened(CameraRound round, DateTimeOffset now) => round.State == RoundState.Planned && round.OpensAt > now;

    private async Task TakeBackAsync(List<CameraRound> rounds, CancellationToken ct)
    {
        var ids = rounds.ConvertAll(r => r.Id);
        db.RemoveRange(await db.Set<CameraLook>().Where(l => ids.Contains(l.RoundId)).ToListAsync(ct));
        db.RemoveRange(rounds);
    }

    /// <summary>From a day back, so that a round that is on now is made too where its plan was just written.</summary>
    private async Task<IEnumerable<PlannedRound>> AskedAsync(CameraPlanContent plan, DateTimeOffset now)
    {
        var (from, until) = (now.AddDays(-1), now + rules.Value.MadeAhead);
        var worked = new HashSet<DateOnly>();
        if (plan.IsByWorkdays)
        {
            for (var day = LocalTime.DayOf(db.District, from); day <= LocalTime.DayOf(db.District, until); day = day.AddDays(1))
            {
                if (await workdays.IsWorkdayAsync(day)) { worked.Add(day); }
            }
        }

        return PlanCalendar.Between(
            day => plan.IsByWorkdays ? worked.Contains(day) : plan.Days.Contains(PlanCalendar.WeekdayOf(day)), plan.Windows, plan.LateMinutes, LocalTime.ZoneOf(db.District), from, until);
    }

    private async Task<List<Guid>> CamerasAsync(CameraPlanContent plan, CancellationToken ct)
    {
        var known = await cameras.FindAsync(plan.CameraIds.ToList(), ct);
        return [.. plan.CameraIds.Where(id => known.TryGetValue(id, out var camera) && !camera.HasEnded)];
    }

    private void Add(CameraPlan plan, CameraPlanEdition edition, PlannedRound planned, List<Guid> looked, DateTimeOffset now)
    {
        var round = new CameraRound
        {
            Id = Guid.CreateVersion7(now), PlanId = plan.Id, EditionId = edition.Id, AreaPath = plan.AreaPath, WatcherUnitId = edition.Content.Watchers.UnitId, Day = planned.Day, Slot = planned.Slot,
            OpensAt = planned.OpensAt, DueAt = planned.DueAt, ClosesAt = planned.ClosesAt, SecondsEach = edition.Content.SecondsEach, State = RoundState.Planned, Cameras = looked.Count, Version = 1,
        };
        db.Add(round);
        for (var i = 0; i < looked.Count; i++) { db.Add(new CameraLook { RoundId = round.Id, CameraId = looked[i], Position = i }); }
    }
}
