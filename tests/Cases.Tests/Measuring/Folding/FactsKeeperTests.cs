using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Measuring;
using Wangge.Cases.Measuring.Folding;
using Wangge.Cases.Tests.Journal;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Folding;

/// <summary>Facts kept piece by piece are those folded from nothing, byte by byte, on both databases.</summary>
public sealed class FactsKeeperTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Facts_kept_while_cases_live_on_are_those_folded_from_nothing(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var lives = LivesOf(60);
        var random = new Random(11);
        for (var round = 1; round <= 4; round++)
        {
            foreach (var life in lives) { await life.StoreAsync(server, round == 4 ? int.MaxValue : random.Next(0, 6)); }
            await KeepAsync(server);
        }

        await using var db = server.Store.Lease();
        var kept = await db.Set<FactRow>().AsNoTracking().OrderBy(f => f.CaseId).ToListAsync(Ct);
        Assert.Equal(lives.Count, kept.Count);
        var anew = await JournalReader.FoldAsync(db, [.. kept.Select(f => f.CaseId)], id => id.ToString(), before: null, Ct);
        foreach (var (row, (fold, facts)) in kept.Zip(anew))
        {
            Assert.Equal((row.CaseId, row.Version), (facts.CaseId, fold.Version));
            Assert.Equal(Convert.ToHexString(FactRow.DigestOf(facts)), Convert.ToHexString(row.Digest));
            Assert.Equal(Convert.ToHexString(row.Digest), Convert.ToHexString(FactRow.DigestOf(row.Read())));
        }

        // What is in memory grew by what changed alone, and says the same.
        await using var scope = server.Scope();
        var end = lives.Max(life => life.Last).AddDays(1);
        var seen = await scope.ServiceProvider.GetRequiredService<FactsShelf>().ListAsync(new MeasurePeriod(CaseStory.Start.AddYears(-30), end, end), Ct);
        Assert.Equal(kept.Where(f => f.ReportedAt < end).Select(f => Convert.ToHexString(f.Digest)), seen.Select(one => Convert.ToHexString(one.Digest)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Facts_as_of_an_instant_are_those_of_the_journal_up_to_it(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var lives = LivesOf(30);
        foreach (var life in lives) { await life.StoreAsync(server, int.MaxValue); }
        foreach (var asOf in (DateTimeOffset[])[CaseStory.Start.AddHours(3), CaseStory.Start.AddDays(2), CaseStory.Start.AddDays(40)])
        {
            await using var scope = server.Scope();
            var seen = await scope.ServiceProvider.GetRequiredService<FactsShelf>().ListAsync(new MeasurePeriod(CaseStory.Start.AddYears(-30), asOf, asOf), Ct);
            var expected = lives.Select(life => life.Entries.Where(e => e.ReceivedAt < asOf).ToList()).Where(entries => entries.Count > 0 && entries[0].Sequence == 1)
                .Select(entries => CaseFoldTests.FactsOf(entries)).OrderBy(facts => facts.CaseId).ToList();
            Assert.Equal(expected.Select(facts => Convert.ToHexString(FactRow.DigestOf(facts))), seen.Select(one => Convert.ToHexString(one.Digest)));
        }
    }

    private static async Task KeepAsync(TestServer server)
    {
        await using var scope = server.Scope();
        var types = await scope.ServiceProvider.GetRequiredService<CaseTypes>().BookAsync();
        var keeper = scope.ServiceProvider.GetRequiredService<FactsKeeper>();
        // The lives are of another time than the server's: only comparing all of them finds what is new.
        keeper.LookAtAll(server.District.Code);
        await keeper.CatchUpAsync(server.Store, types, Ct);
    }

    private static List<Life> LivesOf(int count)
    {
        var lives = new List<Life>();
        Gen.Select(CaseLives.Beginnings, CaseLives.Tries).Sample(
            (beginning, tries) =>
            {
                var entries = CaseLives.Live(beginning, tries, [], []).Matter.NewEntries.ToList();
                // Lives whose clock was set back have no one state at an instant; the as-of test needs those in order.
                if (lives.Count < count && entries.Zip(entries.Skip(1)).All(pair => pair.First.ReceivedAt <= pair.Second.ReceivedAt)) { lives.Add(new Life(lives.Count + 1, entries)); }
            },
            iter: count * 4, threads: 1);
        return lives;
    }

    private sealed class Life(long number, List<CaseJournalEntry> entries)
    {
        private int _stored;

        public IReadOnlyList<CaseJournalEntry> Entries { get; } =
            [.. entries.Select((e, i) => i == 0 ? e with { Data = e.Data.Replace("\"number\":1,", FormattableString.Invariant($"\"number\":{number},"), StringComparison.Ordinal) } : e)];

        public DateTimeOffset Last => Entries.Max(e => e.ReceivedAt);

        public async Task StoreAsync(TestServer server, int more)
        {
            var until = (int)Math.Min(Entries.Count, (long)_stored + more);
            if (until == _stored) { return; }
            await using var db = server.Store.Lease();
            var now = Case.Replay(Entries.Take(until));
            if (_stored == 0) { db.Add(now); }
            else
            {
                var row = await db.Set<Case>().SingleAsync(c => c.Id == now.Id, Ct);
                db.Entry(row).CurrentValues.SetValues(now);
            }

            foreach (var entry in Entries.Take(until).Skip(_stored)) { db.Insert(entry); }
            db.Leaf(AuditNote.By(Actor.System, "cases.history", "case", now.Id));
            await db.CommitAsync(Ct);
            _stored = until;
        }
    }
}
