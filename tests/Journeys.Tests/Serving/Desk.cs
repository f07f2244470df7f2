using System.Collections.Concurrent;
using System.Text.Json;

namespace Wangge.Journeys.Tests.Serving;

/// <summary>The people behind a journey whose screens it is not about: each acts by the API, in a browser of their own, to bring a matter to where the journey begins.</summary>
public sealed class Desk(JourneyServer server) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task<Person>> _people = new(StringComparer.Ordinal);

    /// <summary>Asks the API as who holds this role.</summary>
    public async Task<JsonElement> AskAsync(string role, string method, string path, object? body = null) =>
        await (await PersonAsync(role)).AskAsync(method, path, body);

    /// <summary>A report with a photo, told by a grid worker in their own grid; answers the case's id.</summary>
    public async Task<Guid> ReportAsync(string words, string type = "hazard.exposed-rubbish", string by = "grid-leader")
    {
        string[] files = [await (await PersonAsync(by)).SendFileAsync(Scenes.Photo().Buffer)];
        var sent = await AskAsync(by, "PUT", $"/api/reports/{Guid.CreateVersion7()}", new { type, words, longitude = 120.9046, latitude = 40.7312, placeText = "和湾街 3号楼旁", files });
        return sent.GetProperty("caseId").GetGuid();
    }

    /// <summary>Sends a photo as who holds this role; answers its name.</summary>
    public async Task<string> SendPhotoAsync(string role, bool isAfter) => await (await PersonAsync(role)).SendFileAsync(Scenes.Photo(isAfter).Buffer);

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
        await DispatchAsync(caseId);
        return caseId;
    }

    /// <summary>Brings a report that was just told to the unit of the demo's handler.</summary>
    public async Task DispatchAsync(Guid caseId)
    {
        await ActAsync("acceptor", caseId, "accept");
        await ActAsync("shift-leader", caseId, "file");
        var (unit, _) = await UnitAsync();
        await ActAsync("dispatcher", caseId, "dispatch", new() { ["leadUnitId"] = unit, ["helperUnitIds"] = Array.Empty<Guid>() });
    }

    /// <summary>The unit of the demo's handler.</summary>
    public async Task<(Guid Id, string Name)> UnitAsync()
    {
        var me = (await AskAsync("unit-handler", "GET", "/api/session")).GetProperty("account");
        var role = me.GetProperty("roles").EnumerateArray().First(r => r.GetProperty("unitId").ValueKind == JsonValueKind.String);
        return (role.GetProperty("unitId").GetGuid(), role.GetProperty("placeName").GetString()!);
    }

    /// <summary>A report that was handled and waits for a check.</summary>
    public async Task<Guid> HandledAsync(string words)
    {
        var caseId = await DispatchedAsync(words);
        await HandleAsync(caseId);
        return caseId;
    }

    /// <summary>The unit signs for it, and says with a photo what it did.</summary>
    public async Task HandleAsync(Guid caseId)
    {
        await ActAsync("unit-handler", caseId, "sign");
        var after = await (await PersonAsync("unit-handler")).SendFileAsync(Scenes.Photo(isAfter: true).Buffer);
        await ActAsync("unit-handler", caseId, "feed-back", new() { ["files"] = new[] { after }, ["words"] = "清走了，地面冲过。" });
    }

    /// <summary>A grid worker looks at the place and finds it solved.</summary>
    public async Task PassCheckAsync(Guid caseId)
    {
        var seen = await (await PersonAsync("grid-worker")).SendFileAsync(Scenes.Photo(isAfter: true).Buffer);
        await ActAsync("grid-worker", caseId, "pass-check", new() { ["files"] = new[] { seen } });
    }

    /// <summary>The case of a number.</summary>
    public async Task<Guid> CaseOfAsync(string number) =>
        Assert.Single((await AskAsync("acceptor", "GET", $"/api/cases?number={number}")).GetProperty("items").EnumerateArray().ToList()).GetProperty("caseId").GetGuid();

    /// <summary>Where a case stands, such as <c>to-close</c>.</summary>
    public async Task<string> StateOfAsync(Guid caseId) =>
        (await AskAsync("leader", "GET", $"/api/cases/{caseId}")).GetProperty("summary").GetProperty("state").GetString()!;

    /// <summary>How often each act stands in the journal of a case.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ActsOfAsync(Guid caseId) =>
        (await AskAsync("leader", "GET", $"/api/cases/{caseId}")).GetProperty("journal").EnumerateArray()
            .CountBy(entry => entry.GetProperty("action").GetString()!).ToDictionary(StringComparer.Ordinal);

    /// <summary>Waits until a case stands there.</summary>
    public async Task ReachesAsync(Guid caseId, string state)
    {
        var last = "";
        for (var i = 0; i < 300; i++)
        {
            if ((last = await StateOfAsync(caseId)) == state) { return; }
            await Task.Delay(200);
        }

        Assert.Fail($"The case is {last}, not {state}.");
    }

    /// <summary>Somebody new with a role at the district's centre: made by one administrator, given the role by another, with a password and one-time codes of their own.</summary>
    public async Task<Person> HireAsync(string role, string name, Screen screen)
    {
        var (accountId, signInName) = (Guid.CreateVersion7(), $"{role}-{Guid.CreateVersion7().ToString("N")[^8..]}");
        await AskAsync("system-administrator", "POST", "/api/accounts", new { accountId, signInName, displayName = name });
        var first = (await AskAsync("system-administrator", "POST", $"/api/accounts/{accountId}/password")).GetProperty("password").GetString()!;
        var where = (await AskAsync("acceptor", "GET", "/api/session")).GetProperty("account").GetProperty("roles")[0].GetProperty("areaPath").GetString();
        await AskAsync("security-administrator", "POST", $"/api/accounts/{accountId}/roles", new { roleId = Guid.CreateVersion7(), role, areaPath = where });
        var person = await server.OpenAsync(signInName, first, screen);
        await person.AskAsync("POST", "/api/account/password", new { current = first, fresh = $"four quiet words {accountId:N}" });
        var secret = (await person.AskAsync("POST", "/api/account/totp", new { })).GetProperty("secret").GetString()!;
        await person.AskAsync("POST", "/api/account/totp/confirm", new { code = Authenticator.CodeNow(secret) });
        return person;
    }

    private Task<Person> PersonAsync(string role) => _people.GetOrAdd(role, name => server.OpenAsync(name));

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values) { await (await person).DisposeAsync(); }
    }
}
