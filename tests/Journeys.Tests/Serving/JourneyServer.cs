using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;
using Wangge.Testing;

[assembly: AssemblyFixture(typeof(JourneyServer))]
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace Wangge.Journeys.Tests.Serving;

/// <summary>One program and one browser for all journeys, started by the first that asks. Journeys run one after another, since some of them kill the program.</summary>
public sealed class JourneyServer : IAsyncLifetime
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly RunningProgram _program = new();
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
        if (role is not null) { await person.SignInAsync(_program.SignIns[role]); }
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
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Places.Chromium,
                Args =
                [
                    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                    "--use-gl=angle", "--use-angle=swiftshader", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
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
