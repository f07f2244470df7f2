using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using SkiaSharp;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Inspections;

/// <summary>A server with a tiny district, its founded campus checklist, and people to inspect, order, fix and recheck.</summary>
internal sealed class InspectionHouse : IAsyncDisposable
{
    private readonly List<StaffClient> _people = [];

    private InspectionHouse(TestServer server, TinyPlaces places) => (Server, Places) = (server, places);

    public TestServer Server { get; }

    public TinyPlaces Places { get; }

    public JsonElement Checklist { get; private set; }

    /// <summary>A photo that was sent.</summary>
    public string Photo { get; private set; } = "";

    public string Grid => Places.Subdistrict + "A/G001/";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<InspectionHouse> OpenAsync(StoreKind store, TimeProvider? clock = null)
    {
        var server = await TestServer.StartAsync(store, clock);
        var house = new InspectionHouse(server, await server.FoundTinyDistrictAsync());
        var worker = await house.SignInAsync("grid-worker", house.Grid);
        house.Checklist = (await worker.GetAsync("/api/rounds/checklists", Ct).ReadAsync()).EnumerateArray().First(c => c.GetProperty("code").GetString() == "campus-safety");
        house.Photo = await SendPhotoAsync(worker);
        return house;
    }

    public async Task<StaffClient> SignInAsync(string role, string area)
    {
        var client = await Server.SignInAsync(role, area);
        _people.Add(client);
        return client;
    }

    public async Task<StaffClient> SignInAsync(string role, Guid unit)
    {
        var client = await Server.SignInAsync(role, unit);
        _people.Add(client);
        return client;
    }

    /// <summary>Answers each item in order, with the evidence that it asks; those named are defects of their own severity.</summary>
    public List<Dictionary<string, object?>> Answers(params string[] defects) =>
    [
        .. Checklist.GetProperty("items").EnumerateArray().Select(item =>
        {
            var code = item.GetProperty("code").GetString()!;
            var isDefect = defects.Contains(code);
            return new Dictionary<string, object?>
            {
                ["item"] = code, ["finding"] = isDefect ? "defect" : "in-order", ["words"] = isDefect ? "不符合要求" : "已查看", ["photos"] = new[] { Photo },
                ["number"] = item.GetProperty("evidence").GetString() == "number" && !isDefect ? 1.2 : null, ["defectId"] = isDefect ? Guid.CreateVersion7() : null,
            };
        }),
    ];

    /// <summary>A record of an inspection that nobody planned.</summary>
    public Dictionary<string, object?> Record(params string[] defects) => new()
    {
        ["actId"] = Guid.CreateVersion7(), ["happenedAt"] = Server.Services.GetService(typeof(TimeProvider)) is TimeProvider time ? time.GetUtcNow().AddHours(-3) : null,
        ["checklistId"] = Checklist.GetProperty("checklistId").GetGuid(), ["checklistVersion"] = 1, ["place"] = new { premises = "第一小学", areaPath = Grid },
        ["answers"] = Answers(defects),
    };

    public static async Task<string> SendPhotoAsync(HttpClient client)
    {
        using var bitmap = new SKBitmap(64, 48);
        bitmap.Erase(SKColors.SteelBlue);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var bytes = encoded.ToArray();
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var answer = await client.PutAsync(new Uri($"api/blobs/{name}", UriKind.Relative), new ByteArrayContent(bytes), Ct);
        answer.EnsureSuccessStatusCode();
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _people) { client.Dispose(); }
        await Server.DisposeAsync();
    }
}
