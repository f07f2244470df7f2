using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>Two acceptors sit before one queue.</summary>
[Collection(Killing.Name)]
public sealed class TwoOperators(JourneyServer server)
{
    [Fact]
    public async Task Who_decides_is_seen_by_the_other_who_is_told_and_both_read_anew_after_the_connection_broke()
    {
        await using var behind = new Desk(server);
        var words = $"{Guid.CreateVersion7().ToString("N")[^10..]} 墙边堆着垃圾";
        var caseId = await behind.ReportAsync(words);
        await using var first = await behind.HireAsync("acceptor", "李一", Screen.Desktop);
        await using var second = await behind.HireAsync("acceptor", "王二", Screen.Desktop);
        foreach (var person in new[] { first, second })
        {
            await person.GoAsync($"/office/cases/{caseId}");
            await person.Button("cases.acts.accept").First.WaitForAsync();
        }

        await using var watcher = await behind.HireAsync("acceptor", "赵三", Screen.Desktop);
        await watcher.GoAsync("/office/");
        var row = watcher.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = first.Words["cases.queue.held-by", ("name", "李一")] });

        // Deciding begins, and colleagues see it.
        await first.Field("cases.queue.find-type").FocusAsync();
        await watcher.ScrolledToAsync(row);
        await second.Page.GetByText(second.Words["cases.queue.held-by", ("name", "李一")]).First.WaitForAsync();
        await watcher.PictureAsync("office-queue-held");

        // The first goes on; the other, who decides all the same, is told.
        await first.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).ClickAsync();
        await first.PressAsync("a", "accept");
        await Assertions.Expect(second.Button("cases.acts.accept")).ToHaveCountAsync(0);
        await second.Page.Keyboard.PressAsync("a");
        await second.ToldAsync(second.Words["cases.queue.not-now", ("act", second.Words["cases.acts.accept"])]);
        await behind.ReachesAsync(caseId, "to-file");
        Assert.Equal(1, (await behind.ActsOfAsync(caseId))["accept"]);

        Person.HadNoFaults(first, second, watcher);
        await server.KillAsync();
        await watcher.Page.GetByText(watcher.Words["cases.queue.broken"]).WaitForAsync();
        await server.StartAgainAsync();
        await watcher.ToldAsync(watcher.Words["cases.queue.again"]);
        await watcher.Page.GetByText(watcher.Words["cases.queue.live"]).First.WaitForAsync();
    }

    [Fact]
    public async Task Of_two_who_begin_in_the_same_moment_one_holds_it_and_the_other_is_told_and_one_acceptance_counts()
    {
        await using var behind = new Desk(server);
        var caseId = await behind.ReportAsync($"{Guid.CreateVersion7().ToString("N")[^10..]} 桶满了");
        await using var first = await behind.HireAsync("acceptor", "李一", Screen.Desktop);
        await using var second = await behind.HireAsync("acceptor", "王二", Screen.Desktop);
        Person[] both = [first, second];
        foreach (var person in both)
        {
            await person.GoAsync($"/office/cases/{caseId}");
            await person.Field("cases.queue.find-type").WaitForAsync();
        }

        await Task.WhenAll(both.Select(person => person.Field("cases.queue.find-type").FocusAsync()));
        foreach (var person in both) { await person.Page.GetByText(person.Words["cases.queue.claimed"]).Or(person.Page.GetByText(Held(person))).First.WaitForAsync(); }
        Assert.Equal(1, (await behind.ActsOfAsync(caseId))["claim"]);

        foreach (var person in both) { await person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).ClickAsync(); }
        await Task.WhenAll(both.Select(person => person.Page.Keyboard.PressAsync("a")));
        await behind.ReachesAsync(caseId, "to-file");
        foreach (var person in both) { await person.Page.Locator(".note-stack p").First.WaitForAsync(); }
        Assert.Equal(1, (await behind.ActsOfAsync(caseId))["accept"]);
        Person.HadNoFaults(both);
    }

    private static Regex Held(Person person) => new(Regex.Escape(person.Words["cases.queue.held-by", ("name", "\u0001")]).Replace("\u0001", ".+", StringComparison.Ordinal));
}
