using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Acting;

/// <summary>What holds for every act: versions, repeats, and several people at once.</summary>
public sealed class CaseActsTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_act_on_an_old_copy_is_refused_and_on_the_newest_is_done(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var acceptor = await house.Staff("acceptor");
        var sent = await house.ReportAsync("版本");
        using var shown = await acceptor.GetAsync($"api/cases/{sent.CaseId}", Ct);
        Assert.Equal("\"1\"", shown.Headers.ETag?.Tag);

        using (var stale = await acceptor.SendIf(HttpMethod.Post, $"api/cases/{sent.CaseId}/accept", 0, new { actId = Guid.CreateVersion7() })) { await stale.Refuses(HttpStatusCode.PreconditionFailed, "cases.stale"); }
        using (var done = await acceptor.SendIf(HttpMethod.Post, $"api/cases/{sent.CaseId}/accept", 1, new { actId = Guid.CreateVersion7() })) { Assert.Equal(2, (await done.Read<JsonElement>()).GetProperty("version").GetInt32()); }
        using (var stale = await acceptor.SendIf(HttpMethod.Post, $"api/cases/{sent.CaseId}/note", 1, new { actId = Guid.CreateVersion7() })) { await stale.Refuses(HttpStatusCode.PreconditionFailed, "cases.stale"); }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_repeat_answers_as_the_first_did_and_another_content_is_refused(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var acceptor = await house.Staff("acceptor");
        var sent = await house.ReportAsync("重复");
        var actId = Guid.CreateVersion7();
        using var first = await CaseHouse.TryAct(acceptor, sent.CaseId, "accept", new { actId, words = "收到" });
        var answer = (await first.Read<JsonElement>()).GetRawText();
        await house.Act("shift-leader", sent.CaseId, "file");

        using var again = await CaseHouse.TryAct(acceptor, sent.CaseId, "accept", new { actId, words = "收到" });
        Assert.Equal(answer, (await again.Read<JsonElement>()).GetRawText());
        using var words = await CaseHouse.TryAct(acceptor, sent.CaseId, "accept", new { actId, words = "别的" });
        await words.Refuses(HttpStatusCode.Conflict, "request.id-reused");
        using var action = await CaseHouse.TryAct(acceptor, sent.CaseId, "note", new { actId, words = "收到" });
        await action.Refuses(HttpStatusCode.Conflict, "request.id-reused");
        using var version4 = await CaseHouse.TryAct(acceptor, sent.CaseId, "note", new { actId = Guid.Empty });
        await version4.Refuses(HttpStatusCode.BadRequest, "request.bad-id");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_claim_at_once_one_wins_and_the_other_is_told_who(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var one = await house.Server.SignInAsync("acceptor", house.Places.Root);
        using var other = await house.Server.SignInAsync("acceptor", house.Places.Root);
        for (var round = 0; round < 5; round++)
        {
            var sent = await house.ReportAsync("抢单");
            var answers = await Task.WhenAll(CaseHouse.TryAct(one, sent.CaseId, "claim"), CaseHouse.TryAct(other, sent.CaseId, "claim"));
            var winner = Assert.Single(answers, a => a.IsSuccessStatusCode);
            var loser = answers.Single(a => a != winner);
            var told = await loser.Refuses(HttpStatusCode.Conflict, "cases.claim.held");
            var holder = answers[0].IsSuccessStatusCode ? one.AccountId : other.AccountId;
            Assert.Equal(holder.ToString(), told.GetProperty("errors").GetProperty("holderId")[0].GetString());
            foreach (var answer in answers) { answer.Dispose(); }
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_acts_at_once_on_one_case_are_each_done_or_refused_and_the_journal_stays_whole(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var acceptor = await house.Staff("acceptor");
        var sent = await house.ReportAsync("一起来");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => CaseHouse.TryAct(acceptor, sent.CaseId, "note", new { words = $"备注 {i}" })));
        var done = answers.Count(a => a.IsSuccessStatusCode);
        foreach (var lost in answers.Where(a => !a.IsSuccessStatusCode)) { await lost.Refuses(HttpStatusCode.Conflict, "request.changed-by-another"); }
        Assert.True(done >= 1);

        await using var db = house.Server.Store.Lease();
        var matter = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == sent.CaseId, Ct);
        var journal = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == sent.CaseId).OrderBy(e => e.Sequence).ToListAsync(Ct);
        Assert.Equal(done + 1, matter.Version);
        Assert.Equal(done + 1, journal.Count);
        Assert.Equal(matter.Version, Case.Replay(journal).Version);
    }
}
