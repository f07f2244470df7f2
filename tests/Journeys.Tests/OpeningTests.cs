using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests;

/// <summary>Each face opens over HTTPS for who uses it, and nothing in it fails.</summary>
public sealed class OpeningTests(JourneyServer server)
{
    [Theory]
    [InlineData("/", null)]
    [InlineData("/field/", "grid-worker")]
    [InlineData("/office/", "acceptor")]
    public async Task Faces_open(string path, string? role)
    {
        await using var person = await server.OpenAsync(role, path == "/office/" ? Screen.Desktop : Screen.Phone);
        await person.GoAsync(path);
        await person.Page.Locator("main").First.WaitForAsync();
        Person.HadNoFaults(person);
    }

    [Fact]
    public async Task A_page_that_does_not_come_is_said_and_opens_once_it_can()
    {
        await using var person = await server.OpenAsync("acceptor");
        await person.GoAsync("/office/cases");
        var first = person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).First;
        await first.WaitForAsync();
        await person.Page.RouteAsync("**/assets/office-CasePage-*.js", route => route.AbortAsync());
        await person.Page.RouteAsync("**/mark.svg", route => route.AbortAsync());
        await first.ClickAsync();
        await person.ToldAsync(person.Words["ui.part-missing"]);
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/office/cases$"));

        await person.Page.UnrouteAllAsync();
        await first.ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/office/cases/[0-9a-f-]{36}$"));
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }
}
