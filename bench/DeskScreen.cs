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

    private readonly OpenedPage _opened;

    private DeskScreen(OpenedPage opened) => _opened = opened;

    public static async Task<DeskScreen> OpenAsync(BenchHome home)
    {
        var opened = await OpenedPage.OpenAsync(home.Port, home.Token, "/office/", NotePaints);
        await opened.Page.WaitForSelectorAsync(".queue-list [role=tab]");
        return new DeskScreen(opened);
    }

    /// <summary>When the screen first showed that so many wait.</summary>
    public async Task<DateTimeOffset> ShownAtAsync(int waiting)
    {
        await _opened.Page.WaitForFunctionAsync("n => window.shownAt[n]", waiting, new PageWaitForFunctionOptions { Timeout = 30_000 });
        return DateTimeOffset.UnixEpoch.AddMilliseconds(await _opened.Page.EvaluateAsync<double>("n => window.shownAt[n]", waiting));
    }

    public ValueTask DisposeAsync() => _opened.DisposeAsync();
}
