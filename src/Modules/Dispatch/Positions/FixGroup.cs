using Microsoft.Extensions.Options;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Dispatch;

namespace Wangge.Dispatch.Positions;

/// <summary>Judges and stores what came together in one commit, then shows it. Asked in a scope of the district, by its lane alone.</summary>
/// <remarks>A position is no act: it has no leaf (ADR 0023). What stands already is found by memory where it is the newest, by the store where it is late, by the key where two processes met.</remarks>
internal sealed class FixGroup(DistrictDb db, SourceStandings standings, IAreaLookup areas, IOptions<PositionOptions> options, TimeProvider time)
{
    private readonly Dictionary<Guid, Source> _sources = [];

    /// <summary>Ends once the fixes are safe, each parcel with its verdicts.</summary>
    /// <returns>What is stored, in the order in which it came.</returns>
    public async Task<IReadOnlyList<KeptFix>> StoreAsync(IReadOnlyList<FixParcel> parcels, SourceTraces traces, LivePicture picture, CancellationToken ct)
    {
        var now = time.Now();
        var judge = new FixJudge(options.Value, await areas.ExtentAsync());
        foreach (var parcel in parcels) { Judge(parcel, await SourceAsync(parcel.Source, traces, ct), judge, now); }
        await FindDoubledAsync(parcels, lateAlone: true, ct);
        await CommitAsync(parcels, ct);

        traces.Bound();
        foreach (var (id, source) in _sources)
        {
            traces.Put(id, source.Trace);
            if (source.Shown is { } fix && source.Standing.IsOn(now)) { picture.Move(await areas.DotOfAsync(source.Is, source.Standing, fix)); }
        }

        return [.. Stored(parcels).Select(s => Told(s.Parcel, s.Fix, s.IsLate))];
    }

    private async ValueTask<Source> SourceAsync(FixSource of, SourceTraces traces, CancellationToken ct)
    {
        if (_sources.TryGetValue(of.Id, out var known)) { return known; }
        var trace = traces.Peek(of.Id) ?? new SourceTrace(await db.FindNewestFixAsync(of.Id, ct));
        return _sources[of.Id] = new Source(of, await standings.GetAsync(of, ct), trace);
    }

    private static void Judge(FixParcel parcel, Source source, FixJudge judge, DateTimeOffset now)
    {
        for (var i = 0; i < parcel.Fixes.Count; i++)
        {
            var fix = parcel.Fixes[i];
            if (!source.Standing.WasOn(fix.At))
            {
                parcel.Verdicts[i] = PositionRefusals.OffDuty;
                continue;
            }

            (var verdict, source.Trace) = judge.Judge(source.Trace, fix, now);
            if (verdict.Outcome == FixOutcome.Kept) { source.Shown = fix; }
            // The same late one twice at once: neither stands yet.
            if (verdict.Outcome == FixOutcome.Late && !source.Late.Add(fix.At)) { verdict = FixVerdict.Doubled; }
            parcel.Verdicts[i] = verdict;
        }
    }

    private async Task CommitAsync(IReadOnlyList<FixParcel> parcels, CancellationToken ct)
    {
        try
        {
            await InsertAsync(parcels, ct);
        }
        catch (DuplicateKeyException)
        {
            // Another process keeps the same source's fixes: what it has stands, the rest is ours.
            db.Reset();
            await FindDoubledAsync(parcels, lateAlone: false, ct);
            await InsertAsync(parcels, ct);
        }
    }

    private Task InsertAsync(IReadOnlyList<FixParcel> parcels, CancellationToken ct)
    {
        foreach (var (parcel, fix, isLate) in Stored(parcels)) { db.Insert(FixRow.Of(parcel.Source.Id, fix, parcel.ReceivedAt, isLate)); }
        db.MarkAsBookkeeping();
        return db.CommitAsync(ct);
    }

    /// <param name="lateAlone">False: all that is to be stored.</param>
    private async Task FindDoubledAsync(IReadOnlyList<FixParcel> parcels, bool lateAlone, CancellationToken ct)
    {
        foreach (var of in Stored(parcels).Where(s => !lateAlone || s.IsLate).GroupBy(s => s.Parcel.Source.Id).ToList())
        {
            var standing = await db.ListStandingAsync(of.Key, [.. of.Select(s => s.Fix.At).Distinct()], ct);
            if (standing.Count == 0) { continue; }
            foreach (var parcel in of.Select(s => s.Parcel).Distinct())
            {
                for (var i = 0; i < parcel.Fixes.Count; i++)
                {
                    if (parcel.Verdicts[i].IsStored && standing.Contains(parcel.Fixes[i].At)) { parcel.Verdicts[i] = FixVerdict.Doubled; }
                }
            }
        }
    }

    private KeptFix Told(FixParcel parcel, Fix fix, bool isLate) => new(
        parcel.Source.Id, parcel.Source.AccountId, _sources[parcel.Source.Id].Standing.UnitId, fix.Longitude, fix.Latitude, fix.At, parcel.ReceivedAt, fix.AccuracyMetres, isLate);

    private static IEnumerable<(FixParcel Parcel, Fix Fix, bool IsLate)> Stored(IReadOnlyList<FixParcel> parcels)
    {
        foreach (var parcel in parcels)
        {
            for (var i = 0; i < parcel.Fixes.Count; i++)
            {
                if (parcel.Verdicts[i].IsStored) { yield return (parcel, parcel.Fixes[i], parcel.Verdicts[i].Outcome == FixOutcome.Late); }
            }
        }
    }

    /// <summary>A source while its group is judged.</summary>
    private sealed class Source(FixSource source, SourceStanding standing, SourceTrace trace)
    {
        public FixSource Is => source;

        public SourceStanding Standing => standing;

        public SourceTrace Trace { get; set; } = trace;

        /// <summary>Its newest of this group; null where none is newer than what was known.</summary>
        public Fix? Shown { get; set; }

        public HashSet<DateTimeOffset> Late { get; } = [];
    }
}
