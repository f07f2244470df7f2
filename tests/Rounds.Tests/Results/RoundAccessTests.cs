using System.Net;
using System.Net.Http.Json;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Results;

/// <summary>Every state of a round × what may be done with it × who asks.</summary>
public sealed class RoundAccessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Minutes after the opening, and what is sent before.</summary>
    private static readonly (string State, double Minute, double[] Fixes)[] States = [("planned", 0, []), ("begun", 10, [0]), ("complete", 20, [0, 400]), ("missed", 95, [0])];

    private static readonly string[] Acts = ["send", "show", "list", "picture", "export", "count"];

    /// <summary>Who may do which of <see cref="Acts"/>; the same in each state, since a late proof judges anew.</summary>
    private static readonly Dictionary<string, string> Table = new()
    {
        ["walker"] = "send show", ["walker-inside"] = "send show", ["walker-elsewhere"] = "", ["leader"] = "show list picture export count", ["leader-elsewhere"] = "", ["grid-leader"] = "show list picture export count",
        ["dispatcher"] = "show list picture count", ["unit-leader"] = "", ["acceptor"] = "", ["auditor"] = "",
    };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_whole_table(StoreKind store)
    {
        var wrong = new List<string>();
        foreach (var (state, minute, fixes) in States)
        {
            await using var beat = await Beat.StartAsync(store);
            var round = await beat.RoundAsync();
            beat.Clock.Now = Beat.Nine.AddMinutes(Math.Max(minute, 8));
            foreach (var east in fixes) { await beat.SendAsync(round, [Beat.Fix(5 + (east / 400), east)]).ReadAsync(); }
            beat.Clock.Now = Beat.Nine.AddMinutes(minute);
            foreach (var (who, may) in Table)
            {
                using var client = await WhoAsync(beat, who);
                foreach (var act in Acts)
                {
                    var isDone = await DoAsync(beat, client, act, round, state);
                    if (isDone != may.Split(' ').Contains(act)) { wrong.Add($"{state}: {who} {act}: {(isDone ? "done" : "refused")}"); }
                }
            }

            var shown = await beat.Leader.GetAsync($"/api/rounds/walks/{round}", Ct).ReadAsync();
            // The walkers' own sendings of this table say no more than that somebody began.
            Assert.Contains(shown.GetProperty("round").GetProperty("state").GetString(), (string[])(state == "planned" ? ["begun"] : [state]));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static Task<StaffClient> WhoAsync(Beat beat, string who) => who switch
    {
        "walker" => beat.Server.SignInAsync("patrol", beat.Places.Subdistrict + "A/"),
        "walker-inside" => beat.Server.SignInAsync("patrol", beat.Places.Subdistrict + "B/G001/"),
        "walker-elsewhere" => beat.Server.SignInAsync("patrol", "/elsewhere/"),
        "leader" => beat.Server.SignInAsync("leader", beat.Places.Root),
        "leader-elsewhere" => beat.Server.SignInAsync("leader", beat.Places.Subdistrict + "B/"),
        "grid-leader" => beat.Server.SignInAsync("grid-leader", beat.Places.Subdistrict),
        "dispatcher" => beat.Server.SignInAsync("dispatcher", beat.Places.Root),
        "unit-leader" => beat.Server.SignInAsync(new HeldRole("unit-leader", null, beat.Places.LeadUnit)),
        _ => beat.Server.SignInAsync(who, beat.Places.Root),
    };

    private static async Task<bool> DoAsync(Beat beat, HttpClient client, string act, Guid round, string state)
    {
        var (from, until) = ("2026-03-02", "2026-03-03");
        using var answer = act switch
        {
            "send" => await beat.SendAsync(round, by: client),
            "show" => await client.GetAsync($"/api/rounds/walks/{round}", Ct),
            "list" => await client.GetAsync($"/api/rounds/walks?from={from}&until={until}", Ct),
            "picture" => await client.GetAsync($"/api/rounds/walks/{round}/pictures/{new string('0', 64)}/small", Ct),
            "export" => await client.GetAsync($"/api/rounds/walks/export?from={from}&until={until}", Ct),
            _ => await client.GetAsync($"/api/rounds/points/results?from={from}&until={until}", Ct),
        };
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True((int)answer.StatusCode < 500, $"{state} {act}: {text}");
        return act switch
        {
            "list" => answer.IsSuccessStatusCode && text.Contains(round.ToString(), StringComparison.Ordinal),
            "export" => answer.IsSuccessStatusCode && text.Contains("上学护校", StringComparison.Ordinal),
            "count" => answer.IsSuccessStatusCode && text.Contains(beat.School.ToString(), StringComparison.Ordinal),
            "picture" => answer.StatusCode == HttpStatusCode.NotFound,
            _ => answer.IsSuccessStatusCode,
        };
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_units_rounds_are_seen_by_its_leader_and_results_count_places_by_day(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        await beat.PutPlanAsync(1, new { unitId = beat.Places.LeadUnit }).ReadAsync();
        using var leader = await beat.Server.SignInAsync(new HeldRole("unit-leader", null, beat.Places.LeadUnit));
        using var other = await beat.Server.SignInAsync(new HeldRole("unit-leader", null, beat.Places.HelperUnit));
        async Task<int> CountAsync(HttpClient who) => (await who.GetAsync("/api/rounds/walks?from=2026-03-02&until=2026-03-05", Ct).ReadAsync()).GetProperty("items").GetArrayLength();
        Assert.Equal((3, 0), (await CountAsync(leader), await CountAsync(other)));

        var round = await beat.RoundAsync();
        beat.Clock.Now = Beat.Nine.AddMinutes(70);
        await beat.SendAsync(round, [Beat.Fix(65, 0)]).ReadAsync();
        beat.Clock.Now = Beat.Nine.AddHours(2);
        var rows = (await beat.Leader.GetAsync("/api/rounds/points/results?from=2026-03-02", Ct).ReadAsync()).EnumerateArray().ToDictionary(r => r.GetProperty("code").GetString()!);
        int Of(string point, string what) => rows[point].GetProperty(what).GetInt32();
        Assert.Equal((1, 1, 1, 0, 1), (Of("MC-1", "asked"), Of("MC-1", "hit"), Of("MC-1", "late"), Of("MC-1", "missed"), Of("MC-1", "byPosition")));
        Assert.Equal((1, 0, 1), (Of("MC-2", "asked"), Of("MC-2", "hit"), Of("MC-2", "missed")));
        await beat.Leader.GetAsync("/api/rounds/walks?from=2026-03-02&until=2026-06-02", Ct).RefusedAsync("rounds.results.bad-days", HttpStatusCode.BadRequest);
        await beat.Leader.GetAsync("/api/rounds/walks?state=lost", Ct).RefusedAsync("rounds.results.bad-state", HttpStatusCode.BadRequest);
        var file = await beat.Leader.GetStringAsync("/api/rounds/walks/export?from=2026-03-02", Ct);
        Assert.Contains("late", file, StringComparison.Ordinal);
        Assert.Contains("missed", file, StringComparison.Ordinal);
    }
}
