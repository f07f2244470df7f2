using System.Text.Json;

namespace Wangge.Bench;

/// <summary>An operator's list of alarms in a real browser, armed, which notes when a growing count of open alarms is on the screen.</summary>
internal sealed class AlarmScreen : IAsyncDisposable
{
    // The bar has a row for each of the first alarms and says how many more are open. What changed in the document is on the screen after the next frame.
    private const string NotePaints =
        """
        window.shownAt = []
        new MutationObserver(() => {
          const bar = document.querySelector('.alarm-bar')
          if (!bar) return
          const count = bar.querySelectorAll('.alarm-bar-row').length + Number(/\d+/.exec(bar.querySelector('.more')?.textContent ?? '')?.[0] ?? 0)
          const from = window.shownAt.length
          if (count < from) return
          requestAnimationFrame(() => setTimeout(() => { for (let n = from; n <= count; n++) window.shownAt[n] ??= performance.timeOrigin + performance.now() }))
        }).observe(document, { childList: true, subtree: true, characterData: true })
        """;

    private readonly OpenedPage _opened;

    private AlarmScreen(OpenedPage opened) => _opened = opened;

    public static async Task<AlarmScreen> OpenAsync(int port, string token)
    {
        var opened = await OpenedPage.OpenAsync(port, token, "/office/alarms", NotePaints);
        await opened.Page.ClickAsync(".alarm-bar .arm-control button");
        return new AlarmScreen(opened);
    }

    /// <summary>When the screen first showed one open alarm, two, and so on, in milliseconds of UNIX time; null for what it has not shown within the patience.</summary>
    public async Task<double?[]> ShownAtAsync(int count, TimeSpan patience)
    {
        var wait = TimeProvider.System.GetTimestamp();
        while (await _opened.Page.EvaluateAsync<int>("() => window.shownAt.length") <= count && TimeProvider.System.GetElapsedTime(wait) < patience) { await Task.Delay(100); }
        return JsonSerializer.Deserialize<double?[]>(await _opened.Page.EvaluateAsync<string>("count => JSON.stringify(Array.from({ length: count }, (_, n) => window.shownAt[n + 1] ?? null))", count))!;
    }

    /// <summary>Waits until no alarm is open and begins anew.</summary>
    public async Task ForgetAsync()
    {
        await _opened.Page.WaitForFunctionAsync("() => !document.querySelector('.alarm-bar-row')");
        await _opened.Page.EvaluateAsync("() => { window.shownAt = [] }");
    }

    public ValueTask DisposeAsync() => _opened.DisposeAsync();
}
