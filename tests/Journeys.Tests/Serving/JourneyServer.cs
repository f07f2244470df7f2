using System.Collections.Concurrent;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;
using Wangge.Testing;

[assembly: AssemblyFixture(typeof(JourneyServer))]
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]

namespace Wangge.Journeys.Tests.Serving;

/// <summary>One program and one browser for all journeys, started by the first that asks.</summary>
public sealed class JourneyServer : IAsyncLifetime
{
    /// <summary>How long a page may take for anything: a machine may be laden, and what is measured has benches of its own.</summary>
    internal const float PatienceMilliseconds = 120_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly RunningProgram _program = new();
    private readonly string _film = Path.Combine(Path.GetTempPath(), $"wangge-{Guid.CreateVersion7():N}.mjpeg");
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<Cookie>>> _sessions = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the pages are served.</summary>
    public Uri Origin => _program.Origin;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a browser of its own for somebody.</summary>
    /// <param name="role">Name of the demo's sign-in, such as <c>grid-worker</c>; null for a resident without an account.</param>
    public async Task<Person> OpenAsync(string? role, Screen? screen = null)
    {
        await ReadyAsync();
        var person = await Person.OpenAsync(_browser!, Origin, screen ?? Screen.Desktop);
        if (role is null) { return person; }
        await person.Context.AddCookiesAsync(await _sessions.GetOrAdd(role, name => SignInAsync(name)));
        await person.GoAsync("/mark.svg");
        return person;
    }

    /// <summary>A role signs in once: a server counts tries, and what signing in is like has tests of its own.</summary>
    private async Task<IReadOnlyList<Cookie>> SignInAsync(string role)
    {
        await using var door = await Person.OpenAsync(_browser!, Origin, Screen.Desktop);
        return await door.SignInAsync(_program.SignIns[role].SignInName, _program.SignIns[role].Password);
    }

    /// <summary>Opens a browser for somebody who is no part of the demo.</summary>
    public async Task<Person> OpenAsync(string name, string password, Screen screen)
    {
        await ReadyAsync();
        var person = await Person.OpenAsync(_browser!, Origin, screen);
        await person.SignInAsync(name, password);
        return person;
    }

    /// <summary>Ends the program as a power cut would; it is started again by <see cref="StartAgainAsync"/>.</summary>
    public Task KillAsync() => _program.KillAsync();

    public Task StartAgainAsync() => _program.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) { await _browser.CloseAsync(); }
        _playwright?.Dispose();
        await _program.DisposeAsync();
        File.Delete(_film);
        _turn.Dispose();
    }

    private async Task ReadyAsync()
    {
        if (Places.Chromium is null) { Databases.Skip("needs Chromium"); }
        if (!File.Exists(Path.Combine(Places.Pages, "index.html"))) { Databases.Skip("needs the built pages (npm run build in web/)"); }
        await _turn.WaitAsync();
        try
        {
            if (_browser is not null) { return; }
            await _program.StartAsync();
            _playwright = await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Places.Chromium,
                Args =
                [
                    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                    // Where a processor plays the graphics card, it draws maps alone: pages are drawn faster without it.
                    "--disable-gpu-rasterization", "--disable-gpu-compositing",
                    "--use-gl=angle", "--use-angle=swiftshader", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
                    $"--use-file-for-fake-video-capture={Scenes.Film(_film)}",
                    $"--host-resolver-rules=MAP {RunningProgram.HostName} 127.0.0.1", $"--ignore-certificate-errors-spki-list={_program.KeyHash}",
                ],
            });
        }
        finally
        {
            _turn.Release();
        }
    }
}
