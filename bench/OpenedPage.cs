using Microsoft.Playwright;

namespace Wangge.Bench;

/// <summary>A page of the desk in a real browser of its own, signed in, with a script that takes notes from the first moment on.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private OpenedPage(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    /// <param name="token">Of the session that looks.</param>
    /// <param name="path">Such as <c>/office/</c>.</param>
    public static async Task<OpenedPage> OpenAsync(int port, string token, string path, string notes)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(BuiltPages.Browser("--enable-unsafe-swiftshader"));
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, Locale = "zh-CN" });
        var address = $"http://127.0.0.1:{port}";
        await context.AddCookiesAsync([new Cookie { Name = "wangge_session", Value = token, Url = address }]);
        await context.AddInitScriptAsync(notes);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address + path);
        return new OpenedPage(playwright, browser, page);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
