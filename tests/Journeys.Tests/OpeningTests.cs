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
}
