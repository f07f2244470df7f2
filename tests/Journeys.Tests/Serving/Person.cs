using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;

namespace Wangge.Journeys.Tests.Serving;

/// <summary>Somebody with a browser of their own: cookies, language, theme, place. What goes wrong in the page is kept in <see cref="Faults"/>.</summary>
public sealed class Person : IAsyncDisposable
{
    /// <summary>In grid 4 of 凯帝家园社区, where the demo's five stand.</summary>
    private static readonly Geolocation Here = new() { Longitude = 120.9046f, Latitude = 40.7312f, Accuracy = 8 };

    private static int _last;
    private readonly Uri _origin;
    private readonly List<string> _faults = [];
    private Screen _screen;

    private Person(IBrowserContext context, IPage page, Uri origin, Screen screen) => (Context, Page, Words, _origin, _screen) = (context, page, new Words(screen.Language), origin, screen);

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; }

    /// <summary>What the pages call things in this person's language.</summary>
    public Words Words { get; private set; }

    public bool IsEnglish => _screen.Language == "en";

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
        context.SetDefaultTimeout(JourneyServer.PatienceMilliseconds);
        var person = new Person(context, await context.NewPageAsync(), origin, screen);
        person.Watch(person.Page);
        return person;
    }

    /// <summary>Signs in without the page, so that a journey begins where its story does.</summary>
    /// <returns>What the browser is known by from now on.</returns>
    internal async Task<IReadOnlyList<Cookie>> SignInAsync(string name, string signInPassword)
    {
        // By the page, since requests of the context know neither the journeys' name nor its certificate.
        await Page.GotoAsync(new Uri(_origin, "/mark.svg").AbsoluteUri);
        var status = await Page.EvaluateAsync<int>(
            """
            async ([name, password]) => (await fetch('/api/session', {
              method: 'POST', body: JSON.stringify({ name, password }), headers: { 'Content-Type': 'application/json', 'X-Wangge': '1' },
            })).status
            """,
            new[] { name, signInPassword });
        Assert.Equal(200, status);
        return [.. (await Context.CookiesAsync()).Select(kept => new Cookie
        {
            Name = kept.Name, Value = kept.Value, Domain = kept.Domain, Path = kept.Path, Expires = kept.Expires, HttpOnly = kept.HttpOnly, Secure = kept.Secure, SameSite = kept.SameSite,
        })];
    }

    /// <summary>Turns to another size, theme or language with the page open: the system's theme changes, the language is chosen in another window.</summary>
    internal async Task TurnAsync(Screen screen)
    {
        (_screen, Words) = (screen, new Words(screen.Language));
        if (Page.ViewportSize is not { } now || now.Width != screen.Width || now.Height != screen.Height) { await Page.SetViewportSizeAsync(screen.Width, screen.Height); }
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light });
        await Page.EvaluateAsync(
            """
            async (language) => {
              if (!document.documentElement.lang || document.documentElement.lang === language) { return } // no page of ours yet, or so already
              localStorage.setItem('wangge.language', language)
              dispatchEvent(new StorageEvent('storage', { key: 'wangge.language', newValue: language }))
              for (let i = 0; i < 600 && document.documentElement.lang !== language; i++) { await new Promise(next => setTimeout(next, 50)) }
            }
            """, screen.Language);
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
        await Page.WaitForFunctionAsync("async () => (await navigator.serviceWorker.ready).active?.state === 'activated'");
        // Once more, now through the worker, so that what the page itself keeps is there too.
        await Page.ReloadAsync();
        await Page.Locator("main").First.WaitForAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>The button that is called by this word, such as <c>cases.acts.accept</c>.</summary>
    public ILocator Button(string word) => Page.GetByRole(AriaRole.Button, new() { Name = Words[word], Exact = true });

    /// <summary>The field that is called by this word.</summary>
    public ILocator Field(string word) =>
        Page.GetByLabel(Words[word], new() { Exact = true }).Or(Page.GetByRole(AriaRole.Textbox, new() { Name = Words[word], Exact = true }));

    /// <summary>Waits until nothing is loaded any more and nothing says that it is.</summary>
    public async Task SettledAsync()
    {
        try
        {
            await Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new PageWaitForLoadStateOptions { Timeout = 20_000 });
        }
        catch (TimeoutException)
        {
            // A board that others keep changing asks again and again.
        }

        await Page.WaitForFunctionAsync("() => document.querySelector('main') && !document.querySelector('.loading-note')");
        await Page.WaitForTimeoutAsync(400);
    }

    /// <summary>Fails where anything went wrong in these people's pages.</summary>
    public static void HadNoFaults(params IReadOnlyList<Person> people) =>
        Assert.True(people.All(person => person.Faults.Count == 0), string.Join("\n\n", people.SelectMany(person => person.Faults)));

    /// <summary>Scrolls down a long list until this row of it is drawn: among all that other journeys left it may stand below.</summary>
    public async Task ScrolledToAsync(ILocator row)
    {
        var list = Page.Locator(".virtual-list").First;
        for (var i = 0; i < 60 && await row.CountAsync() == 0; i++)
        {
            var isAtEnd = await list.EvaluateAsync<bool>("list => list.scrollTop + list.clientHeight >= list.scrollHeight - 1");
            await list.EvaluateAsync("(list, isAtEnd) => { list.scrollTop = isAtEnd ? 0 : list.scrollTop + list.clientHeight }", isAtEnd);
            await Page.WaitForTimeoutAsync(500);
        }

        await row.First.WaitForAsync();
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

    /// <summary>Sends a file as phones do, before what it belongs to; answers its name.</summary>
    public async Task<string> SendFileAsync(byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var status = await Page.EvaluateAsync<int>(
            """
            async ([sha256, packed]) => (await fetch(`/api/blobs/${sha256}`, {
              method: 'PUT', headers: { 'X-Wangge': '1', 'Content-Type': 'application/octet-stream' }, body: Uint8Array.from(atob(packed), c => c.charCodeAt(0)),
            })).status
            """,
            new[] { sha256, Convert.ToBase64String(bytes) });
        Assert.InRange(status, 200, 201);
        return sha256;
    }

    /// <summary>Leaves a picture of the screen to be looked at.</summary>
    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(Places.Pictures);
        var picture = new PageScreenshotOptions { Path = Path.Combine(Places.Pictures, $"{name}-{_screen}.png") };
        try
        {
            await Page.ScreenshotAsync(picture);
        }
        catch (PlaywrightException failure) when (failure.Message.Contains("Unable to capture screenshot", StringComparison.Ordinal))
        {
            // The browser had no frame at hand; the next is one.
            await Page.WaitForTimeoutAsync(1_000);
            await Page.ScreenshotAsync(picture);
        }
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

    /// <remarks>Who writes journeys finds the last that each person saw in <c>artifacts/screens</c>.</remarks>
    public async ValueTask DisposeAsync()
    {
        if (Places.ReadyHome is not null && !Page.Url.EndsWith("/mark.svg", StringComparison.Ordinal)) { await PictureAsync($"last-{Interlocked.Increment(ref _last):D3}"); }
        await Context.CloseAsync();
    }

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, line) =>
        {
            var isAway = line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) || line.Text.Contains("net::ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal);
            if (line.Type == "error" && !isAway) { _faults.Add(line.Text); }
        };
    }
}
