using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Doors.Keys;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Open311.Serving;

/// <summary>A home with a small district, a key, a type that asks questions, and clients; shared by a test class.</summary>
public class Open311Town : IAsyncLifetime
{
    /// <summary>A type that asks nothing.</summary>
    public const string Lamp = "hazard.street-lamp";

    /// <summary>A type that asks for a size, which must be said, and for kinds.</summary>
    public const string Hole = "hazard.pothole";

    private TestServer? _server;

    public TestServer Server => _server!;

    public HttpClient Client { get; private set; } = new();

    public TinyPlaces Places { get; private set; } = null!;

    /// <summary>The key's secret.</summary>
    public string Key { get; private set; } = "";

    public async ValueTask InitializeAsync() => await StartAsync(StoreKind.Sqlite);

    public async Task StartAsync(StoreKind store, TimeProvider? clock = null)
    {
        _server = await TestServer.StartAsync(store, clock);
        Client.Dispose();
        Client = _server.Client();
        Places = await _server.FoundTinyDistrictAsync();
        await _server.AskAsync(
            Hole,
            new TypeQuestion("size", "singlevaluelist", "多大", true, new Dictionary<string, string> { ["s"] = "小", ["l"] = "大" }),
            new TypeQuestion("kinds", "multivaluelist", "怎样", false, new Dictionary<string, string> { ["wet"] = "积水", ["deep"] = "很深" }));
        Key = await AddKeyAsync(_server.Store);
    }

    /// <summary>Adds another district to the home, with a key of its own.</summary>
    public async Task<(District District, string Key)> AddDistrictAsync()
    {
        var code = "t" + Guid.CreateVersion7().ToString("N")[^12..];
        var district = new District(code, "邻区", "Asia/Shanghai", Server.District.Store);
        Server.Services.GetRequiredService<DistrictRegistry>().TryAdd(district);
        await Server.Services.GetRequiredService<DistrictPreparation>().RunAsync(code, new Progress<string>(), CancellationToken.None);
        return (district, await AddKeyAsync(Server.Services.GetRequiredService<Stores>().Get(code)));
    }

    public static async Task<string> AddKeyAsync(DistrictStore store, int perHour = 10_000)
    {
        var secret = ApiKey.NewSecret();
        await using var db = store.Lease();
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(), Name = "试验", Hash = ApiKey.HashOf(secret), PerHour = perHour, CreatedAt = DateTimeOffset.UnixEpoch, CreatedBy = Guid.Empty,
        };
        db.Add(key);
        db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "doors.create-key", "api-key", key.Id));
        await db.CommitAsync(CancellationToken.None);
        return secret;
    }

    /// <summary>Sends a request by an urlencoded body and gives its id.</summary>
    public async Task<string> SendAsync(string body, string path = "open311/v2/requests.json", string? key = null)
    {
        using var content = new StringContent($"api_key={key ?? Key}&{body}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement[0].GetProperty("service_request_id").GetString()!;
    }

    /// <summary>Gets a JSON answer.</summary>
    public async Task<JsonElement> GetAsync(string path) =>
        await Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <summary>Asserts that the answer has no fault and this status.</summary>
    internal static async Task AssertGoodAsync(HttpResponseMessage answer, AnswerKind kind, int status = 200)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        var faults = await Open311Validator.ListFaultsAsync(answer, kind);
        Assert.True(faults.Count == 0, $"{string.Join("; ", faults)} in {text}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null) { await _server.DisposeAsync(); }
        GC.SuppressFinalize(this);
    }
}
