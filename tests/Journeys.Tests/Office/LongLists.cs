using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>A list as long as a large district's year.</summary>
public sealed class LongLists(JourneyServer server)
{
    private const int Rows = 100_000;
    private const int FewRows = 200;

    /// <summary>A frame's time: a step that is done within it is never too slow.</summary>
    private const double FrameMilliseconds = 16;

    [Fact]
    public async Task A_hundred_thousand_rows_scroll_like_few_and_only_those_in_sight_are_drawn()
    {
        await using var leader = await server.OpenAsync("leader", Screen.Desktop);
        // The server gives a hundred at a time; here the page is given all at once, made from those.
        await leader.Context.AddInitScriptAsync(
            """
            const ask = window.fetch
            window.fetch = async (...asked) => {
              const answer = await ask(...asked)
              if (!/\/api\/cases\?/.test(asked[0].url ?? asked[0])) return answer
              const page = await answer.json()
              const length = Number(sessionStorage.getItem('rows'))
              const items = Array.from({ length }, (_, i) => ({ ...page.items[i % page.items.length], caseId: crypto.randomUUID(), number: i + 1 }))
              return new Response(JSON.stringify({ ...page, items, next: null }), { headers: { 'Content-Type': 'application/json' } })
            }
            """);
        // Beside each other, since a laden machine draws few rows slowly too. Painting is left out: here no graphics card does it.
        var few = await StepAsync(leader, FewRows);
        var many = await StepAsync(leader, Rows);
        TestContext.Current.SendDiagnosticMessage("a step takes {0:0.0} ms among {1} rows, {2:0.0} ms among {3}", few, FewRows, many, Rows);
        Assert.True(many <= Math.Max(FrameMilliseconds, 2 * few), $"A step takes {few:0.0} ms among {FewRows} rows and {many:0.0} ms among {Rows}.");

        await leader.Page.Locator($".virtual-row[aria-posinset='{Rows}']").WaitForAsync();
        Assert.InRange(await leader.Page.Locator(".virtual-row").CountAsync(), 5, 80);
        Person.HadNoFaults(leader);
    }

    /// <summary>How long the page itself takes for a step of scrolling, as the median in milliseconds; leaves the list at its end.</summary>
    private static async Task<double> StepAsync(Person leader, int rows)
    {
        await leader.Page.EvaluateAsync("rows => sessionStorage.setItem('rows', rows)", rows);
        await leader.GoAsync("/office/cases");
        await leader.Page.Locator($".virtual-row[aria-setsize='{rows}']").First.WaitForAsync();
        return await leader.Page.EvaluateAsync<double>(
            """
            async () => {
              const list = document.querySelector('.virtual-list')
              const end = list.scrollHeight - list.clientHeight
              const steps = []
              for (let i = 0; i < 200; i++) {
                const begun = performance.now()
                list.scrollTop = (list.scrollTop + (i % 50 === 49 ? end / 6 : 400)) % end
                list.dispatchEvent(new Event('scroll'))
                // The rows are drawn anew in the next microtasks.
                for (let turn = 0; turn < 3; turn++) await Promise.resolve()
                steps.push(performance.now() - begun)
                await new Promise(requestAnimationFrame)
              }
              list.scrollTop = list.scrollHeight
              return steps.sort((one, other) => one - other)[steps.length / 2]
            }
            """);
    }
}
