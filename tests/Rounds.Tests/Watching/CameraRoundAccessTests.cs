using System.Net;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Watching;

/// <summary>Every state of a camera round × what may be done with it × who asks.</summary>
public sealed class CameraRoundAccessTests
{
    private static readonly string[] States = ["planned", "begun", "complete", "missed"];
    private static readonly string[] Acts = ["take", "note", "show", "list", "mine"];

    /// <summary>Who may do which of <see cref="Acts"/>.</summary>
    private static readonly Dictionary<string, string> Table = new()
    {
        ["watcher"] = "take note show mine", ["watcher-inside"] = "take note show mine", ["watcher-elsewhere"] = "", ["leader"] = "show list", ["leader-elsewhere"] = "", ["shift-leader"] = "show list",
        ["supervisor"] = "show list", ["unit-leader"] = "", ["dispatcher"] = "", ["grid-leader"] = "", ["auditor"] = "", ["system-administrator"] = "",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_whole_table(StoreKind store)
    {
        var wrong = new List<string>();
        foreach (var state in States)
        {
            await using var house = await WatchHouse.StartAsync(store);
            var round = await house.RoundAsync();
            if (state != "planned") { await house.BeginAsync(); }
            if (state == "complete") { for (var n = 0; n < 3; n++) { await house.NoteAsync(round, n, "in-order").ReadAsync(); } }
            if (state == "missed") { house.Clock.Now = Beat.Nine.AddMinutes(95); }
            foreach (var (who, may) in Table)
            {
                using var client = await WhoAsync(house, who);
                foreach (var camera in house.Cameras) { house.Seen.Let(client.AccountId, camera, Beat.Nine.AddMinutes(1), 60); }
                foreach (var act in Acts)
                {
                    var isDone = await DoAsync(house, client, act, round, state);
                    // What is over is not taken, and noted no more once its time is; a complete one can be corrected while it is on.
                    var isOver = (act == "take" && state is ("complete" or "missed")) || (act == "note" && state == "missed");
                    if (isDone != (may.Split(' ').Contains(act) && !isOver)) { wrong.Add($"{state}: {who} {act}: {(isDone ? "done" : "refused")}"); }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_units_camera_rounds_are_seen_by_its_leader_and_lists_are_cut_by_day_and_state(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        await house.PutPlanAsync(1, new { unitId = house.Places.LeadUnit }).ReadAsync();
        using var leader = await house.Server.SignInAsync(new HeldRole("unit-leader", null, house.Places.LeadUnit));
        using var other = await house.Server.SignInAsync(new HeldRole("unit-leader", null, house.Places.HelperUnit));
        async Task<int> CountAsync(HttpClient who, string cut) => (await who.GetAsync("/api/camera-rounds?" + cut, Ct).ReadAsync()).GetProperty("items").GetArrayLength();
        Assert.Equal((3, 0), (await CountAsync(leader, "from=2026-03-02&until=2026-03-05"), await CountAsync(other, "from=2026-03-02&until=2026-03-05")));
        Assert.Equal((2, 2, 0), (await CountAsync(house.Leader, ""), await CountAsync(house.Leader, "from=2026-03-03&state=planned"), await CountAsync(house.Leader, "from=2026-03-03&state=complete")));
        house.Clock.Now = Beat.Nine.AddHours(3);
        Assert.Equal(1, await CountAsync(house.Leader, "state=missed"));
        var page = await house.Leader.GetAsync("/api/camera-rounds?from=2026-03-02&until=2026-03-05&size=3", Ct).ReadAsync();
        Assert.Equal(1, await CountAsync(house.Leader, $"from=2026-03-02&until=2026-03-05&after={page.GetProperty("next").GetString()}"));
        await house.Leader.GetAsync("/api/camera-rounds?state=lost", Ct).RefusedAsync("rounds.results.bad-state", HttpStatusCode.BadRequest);
        await house.Leader.GetAsync("/api/camera-rounds?from=2026-03-02&until=2026-06-02", Ct).RefusedAsync("rounds.results.bad-days", HttpStatusCode.BadRequest);
    }

    private static Task<StaffClient> WhoAsync(WatchHouse house, string who) => who switch
    {
        "watcher" => house.Server.SignInAsync("alarm-operator", house.Places.Root),
        "watcher-inside" => house.Server.SignInAsync("alarm-operator", house.Places.Subdistrict + "B/"),
        "watcher-elsewhere" => house.Server.SignInAsync("alarm-operator", "/elsewhere/"),
        "leader-elsewhere" => house.Server.SignInAsync("leader", house.Places.Subdistrict + "B/"),
        "unit-leader" => house.Server.SignInAsync(new HeldRole("unit-leader", null, house.Places.LeadUnit)),
        _ => house.Server.SignInAsync(who, house.Places.Root),
    };

    private static async Task<bool> DoAsync(WatchHouse house, StaffClient client, string act, Guid round, string state)
    {
        using var answer = act switch
        {
            "take" => await house.TakeAsync(round, takesOver: true, by: client),
            "note" => await house.NoteAsync(round, 0, "no-picture", replaces: (await house.ShowAsync(round)).GetProperty("looks")[0].GetProperty("finding").GetString(), by: client),
            "show" => await client.GetAsync($"/api/camera-rounds/{round}", Ct),
            "list" => await client.GetAsync("/api/camera-rounds?from=2026-03-02", Ct),
            _ => await client.GetAsync("/api/camera-rounds/mine", Ct),
        };
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True((int)answer.StatusCode < 500, $"{state} {act}: {text}");
        return answer.IsSuccessStatusCode && (act is not ("list" or "mine") || text.Contains(round.ToString(), StringComparison.Ordinal));
    }
}
