namespace Wangge.Journeys.Tests.Serving;

/// <summary>Units of journeys, each with one crew of its own.</summary>
internal static class Crews
{
    /// <summary>A car with this one crew, who goes on duty, and a post; not free yet. It has no shift: journeys run at all hours.</summary>
    public static async Task<(Guid Id, string Name)> MakeAsync(Desk desk, Person crew, double longitude, double latitude, bool goesOnDuty = true)
    {
        var (id, code) = (Guid.CreateVersion7(), "J" + Guid.CreateVersion7().ToString("N")[^6..]);
        var account = (await crew.AskAsync("GET", "/api/session")).GetProperty("account").GetProperty("id").GetGuid();
        var where = (await desk.AskAsync("acceptor", "GET", "/api/session")).GetProperty("account").GetProperty("roles")[0].GetProperty("areaPath").GetString();
        await desk.AskAsync("leader", "PUT", $"/api/dispatch/units/{id}", new
        {
            code, name = code + "车巡组", kind = "car", areaPath = where, crewIds = new[] { account }, skills = new[] { "first-aid" },
            postLongitude = longitude, postLatitude = latitude,
        });
        if (goesOnDuty) { await crew.AskAsync("PUT", "/api/duty", new { spellId = Guid.CreateVersion7(), isOn = true, happenedAt = TimeProvider.System.GetUtcNow() }); }
        return (id, code + "车巡组");
    }

    /// <summary>Says a unit's state as a dispatcher. Who is done with a unit says <c>off</c>, so that it is in no other journey's way.</summary>
    public static Task SayAsync(Desk desk, Guid unitId, string state) =>
        desk.AskAsync("dispatcher", "POST", $"/api/dispatch/units/{unitId}/state", new { actId = Guid.CreateVersion7(), state });

    /// <summary>Waits until a unit's state stands there: what its phone said last may still be under way.</summary>
    public static async Task ReachesAsync(Desk desk, Guid unitId, string state)
    {
        var last = "";
        for (var i = 0; i < 150; i++)
        {
            last = (await desk.AskAsync("dispatcher", "GET", "/api/dispatch/units")).EnumerateArray().First(u => u.GetProperty("id").GetGuid() == unitId).GetProperty("state").GetString()!;
            if (last == state) { return; }
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"The unit is {last}, not {state}.");
    }
}
