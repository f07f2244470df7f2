namespace Wangge.Cases;

/// <summary>The clocks of a case while one act moves them; what was touched goes into the act's journal entry.</summary>
internal sealed class ClockChanges(IEnumerable<CaseClock> clocks, int round, DateTimeOffset at, ILimitPolicy? limits)
{
    private readonly List<CaseClock> _now = [.. clocks];
    private readonly List<CaseClock> _touched = [];

    /// <summary>Each change in order; a clock that is stopped and started anew stands here twice.</summary>
    public IReadOnlyList<CaseClock> Touched => _touched;

    private ILimitPolicy Limits => limits ?? throw new InvalidOperationException("An act that starts a clock needs limits.");

    public CaseClock? Find(CaseClockKind kind, Guid? unitId = null) => _now.Find(clock => clock.Kind == kind && clock.UnitId == unitId);

    public void Start(CaseClockKind kind, Guid? unitId = null) => Put(CaseClock.Start(kind, unitId, round, at, Limits));

    /// <summary>Goes on with a clock of this round that was not given up; starts one where there is none.</summary>
    public void ResumeOrStart(CaseClockKind kind, Guid? unitId, DateTimeOffset? resumedAt = null)
    {
        if (Find(kind, unitId) is { } clock && clock.Round == round && !clock.IsGivenUp) { Put(clock.Resume(resumedAt ?? at, Limits)); }
        else { Start(kind, unitId); }
    }

    public void Pause(CaseClockKind kind, Guid? unitId = null) => Put(Find(kind, unitId)?.Pause(at));

    public void Stop(CaseClockKind kind, Guid? unitId = null) => Put(Find(kind, unitId)?.Stop(at));

    public void StopAll() => _now.ToList().ForEach(clock => Put(clock.Stop(at)));

    /// <summary>Sets a clock; nothing for null or for what is already so.</summary>
    public void Put(CaseClock? clock)
    {
        if (clock is null || _now.Contains(clock)) { return; }

        _now.RemoveAll(other => IsSame(other, clock));
        _now.Add(clock);
        _touched.Add(clock);
    }

    /// <summary>The list after these changes, in an order that depends on nothing but the changes.</summary>
    public static IReadOnlyList<CaseClock> Merge(IReadOnlyList<CaseClock> clocks, IReadOnlyList<CaseClock> touched) => touched.Count == 0
        ? clocks
        : [.. clocks.Where(clock => !touched.Any(other => IsSame(other, clock))), .. touched.Where((clock, i) => !touched.Skip(i + 1).Any(other => IsSame(other, clock)))];

    private static bool IsSame(CaseClock one, CaseClock other) => one.Kind == other.Kind && one.UnitId == other.UnitId;
}
