using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wangge.Cases.Tests;
using Wangge.Kernel.Storage;
using Wangge.Testing;

[assembly: AssemblyFixture(typeof(CaseHouses))]

namespace Wangge.Cases.Tests;

/// <summary>One running server a database, shared by tests that make their own rows and change nothing that others see.</summary>
public sealed class CaseHouses : IAsyncDisposable
{
    private readonly ConcurrentDictionary<StoreKind, Lazy<Task<CaseHouse>>> _houses = new();

    public Task<CaseHouse> GetAsync(StoreKind store)
    {
        Databases.Need(store);
        return _houses.GetOrAdd(store, kind => new Lazy<Task<CaseHouse>>(() => CaseHouse.StartAsync(kind))).Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var house in _houses.Values.Where(h => h.Value.IsCompletedSuccessfully)) { await (await house.Value).DisposeAsync(); }
    }
}

/// <summary>A server with a tiny district and people in it, and the words of a case's life over HTTP.</summary>
public sealed class CaseHouse : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<StaffClient>>> _staff = new(StringComparer.Ordinal);

    private CaseHouse(TestServer server, TinyPlaces places) => (Server, Places) = (server, places);

    public TestServer Server { get; }

    public TinyPlaces Places { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<CaseHouse> StartAsync(StoreKind store, TimeProvider? clock = null)
    {
        var server = await TestServer.StartAsync(store, clock);
        return new CaseHouse(server, await server.FoundTinyDistrictAsync());
    }

    /// <summary>Somebody with this role over the whole district, or for the lead unit; the same person at every call.</summary>
    public Task<StaffClient> Staff(string role) => _staff.GetOrAdd(role, _ => new Lazy<Task<StaffClient>>(() =>
        role.StartsWith("unit-", StringComparison.Ordinal) ? Server.SignInAsync(role, Places.LeadUnit) : Server.SignInAsync(role, Places.Root))).Value;

    /// <summary>A report taken down by an acceptor.</summary>
    public async Task<Sent> ReportAsync(
        string words, string type = "hazard.street-lamp", double? longitude = null, double? latitude = null, object? contact = null, Guid? reportId = null)
    {
        var place = TinyDistrict.Somewhere;
        using var answer = await (await Staff("acceptor")).PutAsJsonAsync(
            $"api/reports/{reportId ?? Guid.CreateVersion7()}",
            new { type, words, longitude = longitude ?? place.Longitude, latitude = latitude ?? place.Latitude, contact }, Ct);
        return await answer.Read<Sent>();
    }

    /// <summary>Does something to a case as whoever holds this role, and expects it to be done.</summary>
    public async Task<JsonElement> Act(string role, Guid caseId, string action, object? more = null)
    {
        using var answer = await TryAct(await Staff(role), caseId, action, more);
        return await answer.Read<JsonElement>();
    }

    public static Task<HttpResponseMessage> TryAct(HttpClient client, Guid caseId, string action, object? more = null)
    {
        var request = JsonSerializer.SerializeToNode(more ?? new { }, JsonSerializerOptions.Web)!.AsObject();
        if (!request.ContainsKey("actId")) { request["actId"] = JsonValue.Create(Guid.CreateVersion7()); }
        return client.PostAsJsonAsync($"api/cases/{caseId}/{action}", request, Ct);
    }

    /// <summary>A case that the lead unit works on.</summary>
    public async Task<Sent> HandlingAsync(string words, string type = "hazard.street-lamp", bool isSigned = true)
    {
        var sent = await ReportAsync(words, type);
        await Act("acceptor", sent.CaseId, "accept");
        await Act("shift-leader", sent.CaseId, "file");
        await Act("dispatcher", sent.CaseId, "dispatch", new { leadUnitId = Places.LeadUnit });
        if (isSigned) { await Act("unit-handler", sent.CaseId, "sign"); }
        return sent;
    }

    /// <summary>A case that was closed.</summary>
    public async Task<Sent> ClosedAsync(Sent sent)
    {
        await Act("unit-handler", sent.CaseId, "feed-back");
        await Act("grid-worker", sent.CaseId, "pass-check");
        await Act("shift-leader", sent.CaseId, "close");
        return sent;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public sealed record Sent(Guid ReportId, Guid CaseId, long Number, string Follow, string State);
}

/// <summary>Answers as tests read them.</summary>
internal static class Answers
{
    /// <summary>The content of an answer that must be a success.</summary>
    public static async Task<T> Read<T>(this HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await answer.Content.ReadFromJsonAsync<T>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>That it was refused with this status and code.</summary>
    public static async Task<JsonElement> Refuses(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {body}");
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    public static async Task<JsonElement> GetJson(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return await answer.Read<JsonElement>();
    }

    /// <summary>Sends JSON with If-Match.</summary>
    public static async Task<HttpResponseMessage> SendIf(this HttpClient client, HttpMethod method, string address, int? version, object? content = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (content is not null) { request.Content = JsonContent.Create(content); }
        if (version is not null) { request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\""); }
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> PostCsv(this HttpClient client, string address, string text) =>
        client.PostAsync(address, new StringContent(text, System.Text.Encoding.UTF8, "text/csv"), TestContext.Current.CancellationToken);
}
