using System.Net;
using System.Text.Json;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.FieldWork;

/// <summary>What a phone takes with it: the tasks of whoever asks and of nobody else, and the open matters of their grids, on both databases.</summary>
public sealed class MyTasksTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_unit_is_asked_to_sign_and_handle_and_another_grid_worker_to_check(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var handler = await house.Staff("unit-handler");
        var toSign = await house.HandlingAsync("待签收的", isSigned: false);
        var handling = await house.HandlingAsync("处置中的");
        Assert.Equal("sign", await AskAsync(handler, toSign.CaseId));
        Assert.Equal("handle", await AskAsync(handler, handling.CaseId));
        using var stranger = await house.Server.SignInAsync("unit-handler", house.Places.HelperUnit);
        Assert.Null(await AskAsync(stranger, handling.CaseId));

        await house.Act("unit-handler", handling.CaseId, "feed-back");
        Assert.Null(await AskAsync(handler, handling.CaseId));
        using var worker = await house.Server.SignInAsync("grid-worker", house.Places.Subdistrict + "A/G001/");
        Assert.Equal("check", await AskAsync(worker, handling.CaseId));
        using var elsewhere = await house.Server.SignInAsync("grid-worker", house.Places.Subdistrict + "B/G001/");
        Assert.Null(await AskAsync(elsewhere, handling.CaseId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_is_asked_to_check_what_they_handled_themselves(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var both = await house.Server.SignInAsync(new HeldRole("unit-handler", null, house.Places.LeadUnit), new HeldRole("grid-worker", house.Places.Root, null));
        var sent = await house.HandlingAsync("自己办的", isSigned: false);
        foreach (var action in new[] { "sign", "feed-back" })
        {
            using var done = await CaseHouse.TryAct(both, sent.CaseId, action);
            await done.Read<JsonElement>();
        }

        Assert.Null(await AskAsync(both, sent.CaseId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_was_asked_to_verify_has_it_among_their_tasks(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var asked = await house.Server.SignInAsync("grid-worker", house.Places.Subdistrict + "A/G001/");
        using var other = await house.Server.SignInAsync("grid-worker", house.Places.Subdistrict + "A/G001/");
        var sent = await house.ReportAsync("请核实");
        await house.Act("acceptor", sent.CaseId, "ask-to-verify", new { verifierId = asked.AccountId });
        Assert.Equal("verify", await AskAsync(asked, sent.CaseId));
        Assert.Null(await AskAsync(other, sent.CaseId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Services_are_asked_of_the_grid_step_by_step(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var worker = await house.Server.SignInAsync("grid-worker", house.Places.Subdistrict + "A/G001/");
        var sent = await house.ReportAsync("要开证明", "service.certificate");
        Assert.Equal("guide", await AskAsync(worker, sent.CaseId));
        using var gathered = await CaseHouse.TryAct(worker, sent.CaseId, "gather-materials");
        await gathered.Read<JsonElement>();
        Assert.Equal("apply", await AskAsync(worker, sent.CaseId));
        using var applied = await CaseHouse.TryAct(worker, sent.CaseId, "apply-for");
        await applied.Read<JsonElement>();
        Assert.Null(await AskAsync(worker, sent.CaseId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Open_matters_are_those_of_ones_own_grid_and_what_did_not_change_is_not_sent_again(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var worker = await house.Server.SignInAsync("grid-worker", house.Places.Subdistrict + "B/G002/");
        var (east, north) = (TinyDistrict.Somewhere.Longitude + 0.01, TinyDistrict.Somewhere.Latitude + 0.01);
        var mine = await house.ReportAsync("我的网格", longitude: east, latitude: north);
        var far = await house.ReportAsync("别的网格");
        using var first = await worker.GetAsync("api/my/matters", Ct);
        var ids = (await first.Read<JsonElement>()).GetProperty("matters").EnumerateArray().Select(m => m.GetProperty("case").GetProperty("caseId").GetGuid()).ToList();
        Assert.Contains(mine.CaseId, ids);
        Assert.DoesNotContain(far.CaseId, ids);

        using var again = new HttpRequestMessage(HttpMethod.Get, "api/my/matters");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var same = await worker.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        using var anyone = house.Server.Client();
        foreach (var path in new[] { "api/my/matters", "api/my/tasks" })
        {
            using var refused = await anyone.GetAsync(path, Ct);
            await refused.Refuses(HttpStatusCode.Unauthorized, "access.not-signed-in");
        }
    }

    /// <summary>What the client is asked to do with the case, or null.</summary>
    private static async Task<string?> AskAsync(HttpClient client, Guid caseId) =>
        (await client.GetJson("api/my/tasks")).GetProperty("tasks").EnumerateArray()
            .Where(t => t.GetProperty("case").GetProperty("caseId").GetGuid() == caseId).Select(t => t.GetProperty("ask").GetString()).SingleOrDefault();
}
