using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Testing;

namespace Wangge.Host.Tests.Running;

/// <summary>A home in which <c>up</c> has made the demo district, and the server that serves it; shared by the tests of one class.</summary>
public sealed class DemoHome : IAsyncLifetime
{
    private RunningProgram? _program;

    public string Path { get; } = System.IO.Path.Combine(Directory.CreateTempSubdirectory("wangge-run-").FullName, "home");

    public RunningProgram Program => _program!;

    public async ValueTask InitializeAsync() => _program = await BuiltProgram.UpAsync(["--home", Path, "--urls", "http://127.0.0.1:0"], TestContext.Current.CancellationToken);

    /// <summary>A client signed in as one of the demo's people, by password alone.</summary>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var all = JsonDocument.Parse(await File.ReadAllTextAsync(System.IO.Path.Combine(Path, "demo-accounts.json"))).RootElement.EnumerateArray();
        var password = all.Single(a => a.GetProperty("signInName").GetString() == name).GetProperty("password").GetString();
        var client = new HttpClient { BaseAddress = Program.Address };
        using var answer = await client.PostAsJsonAsync("api/session", new { name, password, asToken = true }, TestContext.Current.CancellationToken);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) { await _program.DisposeAsync(); }
        Directory.Delete(Directory.GetParent(Path)!.FullName, recursive: true);
    }
}
