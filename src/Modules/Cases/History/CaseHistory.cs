using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Measuring.Folding;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.History;

/// <inheritdoc/>
internal sealed class CaseHistory(
    DistrictScope scope, IAreaLookup areas, CaseTypes types, CaseLimits limits, RunningNumbers numbers, PastRows rows, FactsKeeper facts) : ICaseHistory
{
    private const int CasesInCommit = 150;
    private const int IdsInQuestion = 500;

    private static readonly Refusal UnknownType = new("reports.unknown-type", RefusalKind.Invalid);
    private static readonly Refusal MergeNotLast = new("history.merge-not-last", RefusalKind.Invalid, "Nothing is done to a merged case.");
    private static readonly Refusal NotInOrder = new("history.not-in-order", RefusalKind.Invalid, "An act stands before one that is older.");
    private static readonly Refusal TargetRefused = new("history.target-refused", RefusalKind.Invalid, "The case that it was merged into was not stored.");

    public async Task<IReadOnlyList<PastOutcome>> BringInAsync(IReadOnlyList<PastCase> cases, IProgress<int>? progress, CancellationToken ct)
    {
        var outcomes = new Dictionary<Guid, PastOutcome>();
        var there = await ListThereAsync(cases, ct);
        var runs = new List<PastRun>();
        foreach (var past in cases)
        {
            if (there.Contains(past.ReportId)) { outcomes[past.ReportId] = Left(past, PastOutcome.ThereAlready); }
            else if ((await types.BookAsync()).Find(past.TypeKey) is not { } type) { outcomes[past.ReportId] = Left(past, UnknownType.Code); }
            else if (WhyMalformed(past) is { } bad) { outcomes[past.ReportId] = Left(past, bad.Code); }
            else { runs.Add(await RunOfAsync(past, type)); }
        }

        runs = [.. runs.OrderBy(run => run.Past.Steps[0].At).ThenBy(run => run.Past.ReportId)];
        // Numbers are only laid out here; those of refused cases stay gaps, as after a restart.
        foreach (var run in runs) { run.Number = await numbers.NextAsync(scope.Store, "case", ct); }
        Play(runs);

        var stored = runs.Where(run => run.Refusal is null).ToList();
        var done = 0;
        foreach (var part in stored.Chunk(CasesInCommit))
        {
            await using var db = scope.Store.Lease();
            foreach (var run in part) { rows.Add(db, run); }
            await db.CommitAsync(ct);
            progress?.Report(done += part.Length);
        }

        // Acts of the past are of another time than now: measures look at all cases once.
        facts.LookAtAll(scope.District.Code);
        foreach (var run in runs)
        {
            outcomes[run.Past.ReportId] = run.Refusal is { } refusal
                ? Left(run.Past, refusal.Code) with { RefusedStep = run.RefusedStep }
                : new PastOutcome(run.Past.ReportId, run.Past.CaseId, run.Number, run.Matter.State.Wire(), null, null);
        }

        return [.. cases.Select(past => outcomes[past.ReportId])];
    }

    /// <summary>All acts of all cases in the order of time, since cases that are merged meet.</summary>
    private static void Play(List<PastRun> runs)
    {
        var byReport = runs.ToDictionary(run => run.Past.ReportId);
        PastRun? TargetOf(PastRun run) => run.Past.MergedIntoReportId is { } id ? byReport.GetValueOrDefault(id) : null;

        var acts = runs.SelectMany(run => run.Past.Steps.Select((step, index) => (run, index, step.At)))
            .OrderBy(act => act.At).ThenBy(act => act.run.Number).ThenBy(act => act.index);
        foreach (var (run, index, _) in acts) { run.Play(index, TargetOf(run)?.Matter); }

        foreach (var run in runs.Where(run => TargetOf(run)?.Refusal is not null)) { run.Refuse(TargetRefused, run.Past.Steps.Count - 1); }
    }

    private static Refusal? WhyMalformed(PastCase past) =>
        past.Steps.Count == 0 || past.Longitude is null != past.Latitude is null ? PastRun.BadStart
        : past.Steps.SkipLast(1).Any(step => step.Action == "merge") ? MergeNotLast
        : past.Steps.Zip(past.Steps.Skip(1)).Any(pair => pair.Second.At < pair.First.At) ? NotInOrder
        : null;

    private async Task<PastRun> RunOfAsync(PastCase past, CaseType type)
    {
        var grid = past.Longitude is { } longitude ? await areas.FindGridAsync(longitude, past.Latitude!.Value) : null;
        return new PastRun(past, type, await limits.OfAsync(type.Id), grid, $"/{scope.District.Code}/");
    }

    private async Task<HashSet<Guid>> ListThereAsync(IReadOnlyList<PastCase> cases, CancellationToken ct)
    {
        var there = new HashSet<Guid>();
        await using var db = scope.Store.Lease();
        foreach (var part in cases.Select(past => past.ReportId).Chunk(IdsInQuestion))
        {
            there.UnionWith(await db.Set<Report>().Where(report => part.Contains(report.Id)).Select(report => report.Id).ToListAsync(ct));
        }

        return there;
    }

    private static PastOutcome Left(PastCase past, string code) => new(past.ReportId, past.CaseId, null, null, null, code);
}
