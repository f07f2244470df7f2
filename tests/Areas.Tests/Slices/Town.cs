using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

/// <summary>A test's own community with four square grids, G1 to G4 from the south-west, row by row, each 0.01° wide.</summary>
internal sealed class Town
{
    private static int _count;

    private Town(TestServer server, string code, double west, double south) => (Server, Code, West, South) = (server, code, west, south);

    public TestServer Server { get; }

    public string Code { get; }

    public double West { get; }

    public double South { get; }

    public string Path => $"{Land.Subdistrict}{Code}/";

    public string GridPath(int number) => $"{Path}G{number}/";

    public Polygon Grid(int number) => Land.Square(West + ((number - 1) % 2 * 0.01), South + ((number - 1) / 2 * 0.01), 0.01);

    public static async Task<Town> MakeAsync(TestServer server)
    {
        var number = Interlocked.Increment(ref _count);
        var town = new Town(server, $"C{number:D3}", 20 + (number * 0.05), 30);
        using var keeper = await server.SignInAsync("system-administrator", "/");
        var csv = new StringBuilder("path,name,level,edge\n").AppendLine($"{town.Path},社区{number},community,\"{Land.Square(town.West, town.South, 0.02).AsText()}\"");
        foreach (var grid in Enumerable.Range(1, 4)) { csv.AppendLine($"{town.GridPath(grid)},第{grid}网格,basic,\"{town.Grid(grid).AsText()}\""); }
        var report = await keeper.ImportAsync("areas", csv.ToString());
        Assert.Equal((5, 0), (report.Int("taken"), report.Int("refused")));
        return town;
    }

    public Task<StaffClient> SignInAsync(string role, string? at = null) => Server.SignInAsync(role, at ?? Path);

    public async Task<Area> AreaAsync(string path)
    {
        await using var db = Server.Store.Lease();
        return await db.Set<Area>().AsNoTracking().SingleAsync(a => a.AreaPath == path && a.EndedAt == null);
    }

    public async Task<Guid> IdAsync(int grid) => (await AreaAsync(GridPath(grid))).Id;

    public async Task<AreaMap> MapAsync()
    {
        await using var scope = Server.Scope();
        return await scope.ServiceProvider.GetRequiredService<AreaLookup>().MapAsync();
    }
}

/// <summary>Requests as the tests write them.</summary>
internal static class Asking
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> ReadAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return await answer.JsonAsync();
    }

    /// <summary>The answer's body, where it succeeded.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Status and code of a refusal, or the status alone.</summary>
    public static async Task<string> CodeAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        if (answer.IsSuccessStatusCode) { return $"{(int)answer.StatusCode}"; }
        return $"{(int)answer.StatusCode} {(text.Length > 0 && JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var code) ? code.GetString() : text)}";
    }

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string address, object? body = null, object? version = null)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body ?? new { }) };
        if (version is not null) { request.Headers.TryAddWithoutValidation("If-Match", version as string ?? $"\"{version}\""); }
        return client.SendAsync(request, Ct);
    }

    public static Task<HttpResponseMessage> SendFileAsync(this HttpClient client, string address, byte[] file) =>
        client.PostAsync(new Uri(address, UriKind.Relative), new ByteArrayContent(file), Ct);

    /// <summary>The report of an import of a file.</summary>
    public static async Task<JsonElement> ImportAsync(this HttpClient client, string what, string file, string format = "csv", bool preview = false)
    {
        using var answer = await client.SendFileAsync($"api/areas/import?what={what}&format={format}&preview={(preview ? "true" : "false")}", Encoding.UTF8.GetBytes(file));
        return (await answer.JsonAsync()).GetProperty("report");
    }

    public static int Int(this JsonElement json, string name) => json.GetProperty(name).GetInt32();

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.GetProperty(name).EnumerateArray();
}
