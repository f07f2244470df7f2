using Microsoft.Playwright;

namespace Wangge.Bench;

/// <summary>An operator's queue in a real browser, which notes when a growing count of waiting matters is on the screen.</summary>
internal sealed class DeskScreen : IAsyncDisposable
{
    // The count stands in the chosen tab. What changed in the document is on the screen after the next frame.
    private const string NotePaints =
        """
        window.shownAt = []
        new MutationObserver(() => {
          const count = Number(/\d+/.exec(document.querySelector('.queue-list [role=tab][aria-selected=true]')?.textContent ?? '')?.[0] ?? 0)
          const from = window.shownAt.length
          if (count < from) return
          requestAnimationFrame(() => setTimeout(() => { for (let n = from; n <= count; n++) window.shownAt[n] ??= performance.timeOrigin + performance.now() }))
        }).observe(document, { childList: true, subtree: true, characterData: true })
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private DeskScreen(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, _page) = (playwright, browser, page);

    public static async Task<DeskScreen> OpenAsync(BenchHome home)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(BuiltPages.Browser("--enable-unsafe-swiftshader"));
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, Locale = "zh-CN" });
        var address = $"http://127.0.0.1:{home.Port}";
        await context.AddCookiesAsync([new Cookie { Name = "wangge_session", Value = home.Token, Url = address }]);
        await context.AddInitScriptAsync(NotePaints);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address + "/office/");
        await page.WaitForSelectorAsync(".queue-list [role=tab]");
        return new DeskScreen(playwright, browser, page);
    }

    /// <summary>When the screen first showed that so many wait.</summary>
    public async Task<DateTimeOffset> ShownAtAsync(int waiting)
    {
        await _page.WaitForFunctionAsync("n => window.shownAt[n]", waiting, new PageWaitForFunctionOptions { Timeout = 30_000 });
        return DateTimeOffset.UnixEpoch.AddMilliseconds(await _page.EvaluateAsync<double>("n => window.shownAt[n]", waiting));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
