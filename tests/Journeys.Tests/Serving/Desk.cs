using System.Collections.Concurrent;
using System.Text.Json;

namespace Wangge.Journeys.Tests.Serving;

/// <summary>The people behind a journey whose screens it is not about: each acts by the API, in a browser of their own, to bring a matter to where the journey begins.</summary>
public sealed class Desk(JourneyServer server) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task<Person>> _people = new(StringComparer.Ordinal);

    /// <summary>Asks the API as who holds this role.</summary>
    public async Task<JsonElement> AskAsync(string role, string method, string path, object? body = null) =>
        await (await _people.GetOrAdd(role, name => server.OpenAsync(name))).AskAsync(method, path, body);

    /// <summary>A report told by a grid worker in their own grid; answers the case's id.</summary>
    public async Task<Guid> ReportAsync(string words, string type = "hazard.exposed-rubbish", string by = "grid-leader")
    {
        var sent = await AskAsync(by, "PUT", $"/api/reports/{Guid.CreateVersion7()}", new { type, words, longitude = 120.9046, latitude = 40.7312, placeText = "和湾街 3号楼旁" });
        return sent.GetProperty("caseId").GetGuid();
    }

    /// <summary>Does something to a case as who holds this role.</summary>
    public Task<JsonElement> ActAsync(string role, Guid caseId, string action, Dictionary<string, object>? more = null)
    {
        var body = new Dictionary<string, object>(more ?? []) { ["actId"] = Guid.CreateVersion7() };
        return AskAsync(role, "POST", $"/api/cases/{caseId}/{action}", body);
    }

    /// <summary>A report that waits for the unit of the demo's handler to sign for it.</summary>
    public async Task<Guid> DispatchedAsync(string words)
    {
        var caseId = await ReportAsync(words);
        await ActAsync("acceptor", caseId, "accept");
        await ActAsync("shift-leader", caseId, "file");
        var me = (await AskAsync("unit-handler", "GET", "/api/session")).GetProperty("account");
        var unit = me.GetProperty("roles").EnumerateArray().Select(r => r.GetProperty("unitId")).First(u => u.ValueKind == JsonValueKind.String).GetGuid();
        await ActAsync("dispatcher", caseId, "dispatch", new() { ["leadUnitId"] = unit, ["helperUnitIds"] = Array.Empty<Guid>() });
        return caseId;
    }

    /// <summary>A report that was handled and waits for a check.</summary>
    public async Task<Guid> HandledAsync(string words)
    {
        var caseId = await DispatchedAsync(words);
        await ActAsync("unit-handler", caseId, "sign");
        await ActAsync("unit-handler", caseId, "feed-back");
        return caseId;
    }

    /// <summary>Where a case stands, such as <c>to-close</c>.</summary>
    public async Task<string> StateOfAsync(Guid caseId) =>
        (await AskAsync("leader", "GET", $"/api/cases/{caseId}")).GetProperty("summary").GetProperty("state").GetString()!;

    /// <summary>Waits until a case stands there.</summary>
    public async Task ReachesAsync(Guid caseId, string state)
    {
        var last = "";
        for (var i = 0; i < 150; i++)
        {
            if ((last = await StateOfAsync(caseId)) == state) { return; }
            await Task.Delay(200);
        }

        Assert.Fail($"The case is {last}, not {state}.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values) { await (await person).DisposeAsync(); }
    }
}
