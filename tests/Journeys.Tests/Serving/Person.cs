using System.Text.Json;
using Microsoft.Playwright;

namespace Wangge.Journeys.Tests.Serving;

/// <summary>Somebody with a browser of their own: cookies, language, theme, place. What goes wrong in the page is kept in <see cref="Faults"/>.</summary>
public sealed class Person : IAsyncDisposable
{
    /// <summary>In grid 4 of 凯帝家园社区, where the demo's five stand.</summary>
    private static readonly Geolocation Here = new() { Longitude = 120.9046f, Latitude = 40.7312f, Accuracy = 8 };

    private readonly Uri _origin;
    private readonly Screen _screen;
    private readonly List<string> _faults = [];

    private Person(IBrowserContext context, IPage page, Uri origin, Screen screen) => (Context, Page, _origin, _screen) = (context, page, origin, screen);

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; }

    /// <summary>Errors that a page threw or wrote to its console, without those of a network that was away.</summary>
    public IReadOnlyList<string> Faults => _faults;

    internal static async Task<Person> OpenAsync(IBrowser browser, Uri origin, Screen screen)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            DeviceScaleFactor = screen.IsPhone ? 2 : 1, HasTouch = screen.IsPhone, IsMobile = screen.IsPhone,
            Locale = screen.Language == "en" ? "en-GB" : "zh-CN", TimezoneId = "Asia/Shanghai", ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce, Geolocation = Here, Permissions = ["geolocation", "camera"],
        });
        context.SetDefaultTimeout(30_000);
        var person = new Person(context, await context.NewPageAsync(), origin, screen);
        person.Watch(person.Page);
        return person;
    }

    /// <summary>Signs in without the page, so that a journey begins where its story does.</summary>
    internal async Task SignInAsync(SignInRow row)
    {
        // By the page, since requests of the context know neither the journeys' name nor its certificate.
        await Page.GotoAsync(new Uri(_origin, "/mark.svg").AbsoluteUri);
        var status = await Page.EvaluateAsync<int>(
            """
            async ([name, password]) => (await fetch('/api/session', {
              method: 'POST', body: JSON.stringify({ name, password }), headers: { 'Content-Type': 'application/json', 'X-Wangge': '1' },
            })).status
            """,
            new[] { row.SignInName, row.Password });
        Assert.Equal(200, status);
    }

    /// <summary>Opens an address of the pages, such as <c>/field/</c>.</summary>
    public async Task GoAsync(string path) => await Page.GotoAsync(new Uri(_origin, path).AbsoluteUri);

    /// <summary>Closes the page and opens it anew, as when a phone's system ended it.</summary>
    public async Task ReopenAsync(string path)
    {
        await Page.CloseAsync();
        Page = await Context.NewPageAsync();
        Watch(Page);
        await GoAsync(path);
    }

    /// <summary>Waits until the worker keeps the pages on this phone, so that they open without reception.</summary>
    public async Task KeptForOfflineAsync()
    {
        await Page.WaitForFunctionAsync("async () => (await navigator.serviceWorker.ready).active?.state === 'activated'", null, new() { Timeout = 60_000 });
        // Once more, now through the worker, so that what the page itself keeps is there too.
        await Page.ReloadAsync();
        await Page.Locator("main").First.WaitForAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Waits until nothing is loaded any more and nothing says that it is.</summary>
    public async Task SettledAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.WaitForFunctionAsync("() => document.querySelector('main') && !document.querySelector('.loading-note')");
        await Page.WaitForTimeoutAsync(400);
    }

    /// <summary>Asks the API by this person's session; answers the body as JSON.</summary>
    public async Task<JsonElement> AskAsync(string method, string path, object? body = null)
    {
        var answer = await Page.EvaluateAsync<JsonElement>(
            """
            async ([method, path, body]) => {
              const answer = await fetch(path, { method, body: body || undefined, headers: { 'X-Wangge': '1', ...(body ? { 'Content-Type': 'application/json' } : {}) } })
              const text = await answer.text()
              return { status: answer.status, text }
            }
            """,
            new[] { method, path, body is null ? "" : JsonSerializer.Serialize(body, JsonSerializerOptions.Web) });
        var (status, text) = (answer.GetProperty("status").GetInt32(), answer.GetProperty("text").GetString()!);
        Assert.True(status is >= 200 and < 300, $"{method} {path}: {status} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Leaves a picture of the screen to be looked at.</summary>
    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(Places.Pictures);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Places.Pictures, $"{name}-{_screen}.png") });
    }

    /// <summary>Fails where axe finds anything on the page as it is now.</summary>
    public async Task AxeFindsNothingAsync(string where) => Assert.Empty((await AxeFindsAsync()).Select(found => $"{where} {_screen}: {found}"));

    /// <summary>What axe finds on the page as it is now.</summary>
    public async Task<IReadOnlyList<string>> AxeFindsAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Places.Axe));
        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}): ${n.target.join(' ')}: ${n.failureSummary ?? ''}`))
            """);
    }

    public async ValueTask DisposeAsync() => await Context.CloseAsync();

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error" && !line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) { _faults.Add(line.Text); }
        };
    }
}
