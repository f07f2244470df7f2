using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases;
using Wangge.Cases.Measuring;
using Wangge.Cases.Measuring.Asking;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Bench;

/// <summary>All measures of a year whose journal has 1,000,000 entries: from nothing, and after one more.</summary>
/// <remarks>Source: QUALITY, "measures". From nothing: no facts are kept and none are in memory; folded, stored, read, counted. The reference reads the same journal rows and does nothing with them.</remarks>
internal static class MeasuresBench
{
    private const int Runs = 5;

    public static async Task RunAsync(bool quick)
    {
        await RunAsync("sqlite", null, quick);
        await using var postgres = await ThrowawayPostgres.StartAsync(new Dictionary<string, string> { ["shared_buffers"] = "256MB", ["max_connections"] = "60" });
        await RunAsync("postgres", postgres.ConnectionString, quick);
    }

    private static async Task RunAsync(string store, string? postgres, bool quick)
    {
        await using var home = await BenchHome.MakeAsync(postgres);
        long entries;
        await using (var services = home.Offline()) { entries = await new MeasuredYear(services).StoreAsync(quick ? 100_000 : 1_000_000); }

        double bare;
        await using (var services = home.Offline()) { bare = await ReadBareAsync(services); }
        Print(store, "entries", entries, "");
        Print(store, "bare_read_s", bare, "s");

        // A process of its own, as it were: nothing in memory.
        await using var fresh = home.Offline();
        var begun = Stopwatch.GetTimestamp();
        var (open, opened) = await MeasureAsync(fresh);
        var full = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Print(store, "fold_and_read_s", opened, "s");
        BenchReport.Print("measures", $"{store}.full_s", full, "s", "bare read of the journal", bare / full);

        var (increments, openings) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            await ActOnceAsync(fresh);
            begun = Stopwatch.GetTimestamp();
            var (after, openedAgain) = await MeasureAsync(fresh);
            increments.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            openings.Add(openedAgain);
            if (after == open) { throw new InvalidOperationException("One more entry changed nothing."); }
            open = after;
        }

        Print(store, "increment_read_s", new Runs(openings).Median, "s");
        var more = new Runs(increments);
        BenchReport.Print("measures", $"{store}.increment_s", more.Median, "s", spread: more.Spread);
    }

    /// <summary>All measures of the whole district, as the page of numbers asks for them.</summary>
    /// <returns>The digest of all inputs, and the seconds until the facts lay open.</returns>
    private static async Task<(string Digest, double Opened)> MeasureAsync(ServiceProvider services)
    {
        await using var scope = ScopeOf(services);
        var begun = Stopwatch.GetTimestamp();
        var now = TimeProvider.System.GetUtcNow().AddSeconds(1);
        var period = new MeasurePeriod(MeasuredYear.Start, MeasuredYear.Start.AddYears(1), now);
        var facts = await scope.ServiceProvider.GetRequiredService<MeasureDesk>().OpenAsync(period, CancellationToken.None);
        var opened = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var picked = facts.Pick(new MeasureScope($"/{BenchHome.DistrictCode}/"));
        var figures = facts.Figures(picked);
        return figures.Count == MeasureCatalogue.All.Count && figures[0].Denominator > 0
            ? (facts.DigestOf(picked), opened)
            : throw new InvalidOperationException("The year has no figures.");
    }

    private static async Task ActOnceAsync(ServiceProvider services)
    {
        await using var scope = ScopeOf(services);
        var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        var matter = await db.Set<Case>().Where(c => c.State == CaseState.Closed).OrderBy(c => EF.Property<long>(c, "Seq")).FirstAsync();
        var at = TimeProvider.System.GetUtcNow();
        if (matter.CallBack(new CaseActor(new Act(Guid.CreateVersion7(at), Guid.CreateVersion7(at), at, at), CaseRoles.Acceptor), CaseCallBack.Solved) is { } refusal) { throw new InvalidOperationException(refusal.Code); }
        foreach (var entry in matter.NewEntries) { db.Insert(entry); }
        db.Leaf(AuditNote.By(Actor.System, "bench.act", "case", matter.Id));
        await db.CommitAsync(CancellationToken.None);
    }

    private static async Task<double> ReadBareAsync(ServiceProvider services)
    {
        await using var scope = ScopeOf(services);
        var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        var begun = Stopwatch.GetTimestamp();
        var length = 0L;
        await foreach (var row in db.Set<CaseJournalEntry>().AsNoTracking().OrderBy(e => e.CaseId).ThenBy(e => e.Sequence).Select(e => new { e.CaseId, e.ReceivedAt, e.Data }).AsAsyncEnumerable()) { length += row.Data.Length; }
        return length > 0 ? Stopwatch.GetElapsedTime(begun).TotalSeconds : throw new InvalidOperationException("The journal is empty.");
    }

    internal static AsyncServiceScope ScopeOf(ServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(services.GetRequiredService<Stores>().Get(BenchHome.DistrictCode));
        return scope;
    }

    private static void Print(string store, string figure, double value, string unit) => BenchReport.Print("measures", $"{store}.{figure}", value, unit);
}
