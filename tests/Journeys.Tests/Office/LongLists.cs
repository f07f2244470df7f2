using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>A list as long as a large district's year.</summary>
public sealed class LongLists(JourneyServer server)
{
    private const int Rows = 100_000;

    /// <summary>What the page itself may do for a step: a frame is 16 ms, and the trial's machine may be laden. Painting is left out, since here no graphics card does it.</summary>
    private const double MostMilliseconds = 60;

    [Fact]
    public async Task A_hundred_thousand_rows_scroll_and_only_those_in_sight_are_drawn()
    {
        await using var leader = await server.OpenAsync("leader", Screen.Desktop);
        // The server gives a hundred at a time; here the page is given all at once, made from those.
        await leader.Context.AddInitScriptAsync(
            $$"""
            const ask = window.fetch
            window.fetch = async (...asked) => {
              const answer = await ask(...asked)
              if (!/\/api\/cases\?/.test(asked[0].url ?? asked[0])) return answer
              const page = await answer.json()
              const items = Array.from({ length: {{Rows}} }, (_, i) => ({ ...page.items[i % page.items.length], caseId: crypto.randomUUID(), number: i + 1 }))
              return new Response(JSON.stringify({ ...page, items, next: null }), { headers: { 'Content-Type': 'application/json' } })
            }
            """);
        await leader.GoAsync("/office/cases");
        await leader.Page.Locator($".virtual-row[aria-setsize='{Rows}']").First.WaitForAsync();

        var steps = await leader.Page.EvaluateAsync<double[]>(
            """
            async () => {
              const list = document.querySelector('.virtual-list')
              const steps = []
              for (let i = 0; i < 300; i++) {
                const begun = performance.now()
                list.scrollTop += i % 50 === 49 ? 500_000 : 400
                list.dispatchEvent(new Event('scroll'))
                // The rows are drawn anew in the next microtasks.
                for (let turn = 0; turn < 3; turn++) await Promise.resolve()
                steps.push(performance.now() - begun)
                await new Promise(requestAnimationFrame)
              }
              list.scrollTop = list.scrollHeight
              return steps.sort((one, other) => one - other)
            }
            """);
        var (median, p95) = (steps[steps.Length / 2], steps[steps.Length * 95 / 100]);
        TestContext.Current.SendDiagnosticMessage("a step takes {0:0.0} ms, p95 {1:0.0} ms", median, p95);
        Assert.True(median <= MostMilliseconds, $"A step takes {median:0.0} ms, p95 {p95:0.0} ms.");

        await leader.Page.Locator($".virtual-row[aria-posinset='{Rows}']").WaitForAsync();
        Assert.InRange(await leader.Page.Locator(".virtual-row").CountAsync(), 5, 80);
        Person.HadNoFaults(leader);
    }
}
