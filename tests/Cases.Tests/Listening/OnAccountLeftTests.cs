using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Outbox.Pump;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Listening;

public sealed class OnAccountLeftTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_leaver_holds_handles_and_verifies_goes_to_the_successor_and_what_has_ended_stays(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var leaver = await house.Server.SignInAsync("unit-handler", house.Places.LeadUnit);
        using var heir = await house.Server.SignInAsync("unit-handler", house.Places.LeadUnit);

        var handled = await house.HandlingAsync("在办", isSigned: false);
        using (var signed = await CaseHouse.TryAct(leaver, handled.CaseId, "sign")) { Assert.True(signed.IsSuccessStatusCode); }
        var held = await house.HandlingAsync("打开着", isSigned: false);
        using (var claimed = await CaseHouse.TryAct(leaver, held.CaseId, "claim")) { Assert.True(claimed.IsSuccessStatusCode); }
        var verified = await house.ReportAsync("待核实");
        await house.Act("acceptor", verified.CaseId, "ask-to-verify", new { verifierId = leaver.AccountId });
        var ended = await house.HandlingAsync("已结", isSigned: false);
        using (var signed = await CaseHouse.TryAct(leaver, ended.CaseId, "sign")) { Assert.True(signed.IsSuccessStatusCode); }
        await house.ClosedAsync(ended);

        await using (var db = house.Server.Store.Lease())
        {
            db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "identity.leave", "account", leaver.AccountId));
            db.Announce(new AccountLeft(leaver.AccountId, heir.AccountId));
            await db.CommitAsync(Ct);
        }

        await house.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IOutboxPump>(house.Server.District.Code).DrainAsync();
        await using var read = house.Server.Store.Lease();
        var cases = await read.Set<Case>().AsNoTracking().ToDictionaryAsync(c => c.Id, Ct);
        Assert.Equal(heir.AccountId, cases[handled.CaseId].HandlerId);
        Assert.Equal(heir.AccountId, cases[held.CaseId].HolderId);
        Assert.Equal(heir.AccountId, cases[verified.CaseId].VerifierId);
        Assert.Equal(leaver.AccountId, cases[ended.CaseId].HandlerId);
        var overs = await read.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == handled.CaseId && e.Action == CaseAction.HandOver).ToListAsync(Ct);
        Assert.Equal("left-service", Assert.Single(overs).ReasonCode);
    }
}
