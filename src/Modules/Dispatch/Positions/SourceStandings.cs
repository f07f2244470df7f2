using Microsoft.Extensions.Options;
using Wangge.Contracts.Rounds;
using Wangge.Dispatch.Positions.Trackers;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions;

/// <summary>Whether a source is on duty, and for which unit. Asked in a scope of the district; from memory as a rule.</summary>
internal sealed class SourceStandings(DistrictScope scope, IDuty duty, DutySpans spans, UnitRoster roster, TrackerShelf trackers, IOptions<PositionOptions> options, TimeProvider time)
{
    public async ValueTask<SourceStanding> GetAsync(FixSource source, CancellationToken ct)
    {
        if (source.AccountId is { } account)
        {
            var onDuty = await SpansAsync(account, ct);
            var units = await roster.RosterAsync(ct);
            var own = units.UnitOf(account) is { } id && units.Find(id) is { State: not UnitState.Off } ? id : (Guid?)null;
            return new SourceStanding(own, onDuty is [.., var last] ? last.AreaPath : null, onDuty);
        }

        var tracker = (await trackers.GetAsync(scope.Store)).Find(source.Id);
        var unit = tracker is null ? null : (await roster.RosterAsync(ct)).Find(tracker.UnitId);
        return unit is null or { State: UnitState.Off }
            ? SourceStanding.OffDuty
            : new SourceStanding(unit.Id, unit.AreaPath, [new DutySpan(unit.OnDutySince, DateTimeOffset.MaxValue, unit.AreaPath, GoesOn: true)]);
    }

    /// <summary>Reads what <see cref="GetAsync"/> would ask for each of many accounts, in few questions.</summary>
    public async Task ReadAheadAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var read = await duty.ListSpansAsync(accountIds, now - options.Value.Oldest, ct);
        foreach (var account in accountIds) { spans.Put(scope.District.Code, account, [.. read[account]], now); }
    }

    private async ValueTask<IReadOnlyList<DutySpan>> SpansAsync(Guid accountId, CancellationToken ct)
    {
        if (spans.Peek(scope.District.Code, accountId) is { } known) { return known; }
        var now = time.GetUtcNow();
        var read = await duty.ListSpansAsync(accountId, now - options.Value.Oldest, ct);
        spans.Put(scope.District.Code, accountId, read, now);
        return read;
    }
}

/// <summary>What a source is to the district now.</summary>
/// <param name="UnitId">The unit that it belongs to, or null.</param>
/// <param name="AreaPath">The area that it belongs to, or null.</param>
/// <param name="Spans">Its times on duty lately.</param>
internal sealed record SourceStanding(Guid? UnitId, string? AreaPath, IReadOnlyList<DutySpan> Spans)
{
    public static readonly SourceStanding OffDuty = new(null, null, []);

    /// <summary>Whether it was on duty then, by its own clock.</summary>
    public bool WasOn(DateTimeOffset at) => Spans.Any(s => s.Holds(at));

    /// <summary>Whether it is on duty now: only then is it shown.</summary>
    public bool IsOn(DateTimeOffset now) => Spans.Any(s => s.GoesOn && now < s.Until);
}
