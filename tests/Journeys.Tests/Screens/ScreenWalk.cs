using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>A walk through every screen of a face in its sizes, languages and themes: axe finds nothing, nothing is wider than the screen, and a picture is left to be looked at.</summary>
internal static class ScreenWalk
{
    private static bool IsLong => Environment.GetEnvironmentVariable("WANGGE_LONG") == "1";

    private static IEnumerable<(Screen Screen, bool WithAxe)> LooksOf(string face) => face switch
    {
        "portal" => [.. Looks(Screen.Phone), .. Looks(Screen.Desktop)],
        "field" => [.. Looks(Screen.Phone), (Screen.SmallPhone.English, true)],
        _ => Looks(Screen.Desktop),
    };

    // Two looks meet both themes and both languages; what axe sees does not change with the other two, which a long run leaves pictures of.
    private static IEnumerable<(Screen Screen, bool WithAxe)> Looks(Screen size) =>
        [(size, true), (size.Dark.English, true), .. IsLong ? [(size.Dark, false), (size.English, false)] : Array.Empty<(Screen, bool)>()];

    /// <summary>Fails with all that was found.</summary>
    public static async Task WalkAsync(JourneyServer server, string face)
    {
        var made = await Scenery.MakeAsync(server);
        var faults = new List<string>();
        foreach (var group in ScreenTable.Rows.Where(row => row.Face == face).GroupBy(row => row.Role))
        {
            foreach (var (screen, withAxe) in LooksOf(face))
            {
                await using var person = await server.OpenAsync(group.Key, screen);
                foreach (var row in group) { faults.AddRange(await LookAsync(person, row, made, screen, withAxe)); }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Person person, ScreenRow row, IReadOnlyDictionary<string, string> made, Screen screen, bool withAxe)
    {
        var before = person.Faults.Count;
        List<string> faults = [];
        try
        {
            await OpenAsync(person, row, made);
            await person.PictureAsync($"{row.Face}-{row.Name}");
            if (withAxe) { faults.AddRange(await person.AxeFindsAsync()); }
            var (wide, seen) = (await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await person.Page.EvaluateAsync<int>("window.innerWidth"));
            if (wide > seen) { faults.Add($"{wide} wide on a screen of {seen}"); }
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            // One screen that does not open hides none of the others.
            faults.Add(failure.Message);
        }

        return [.. faults.Concat(person.Faults.Skip(before)).Select(fault => $"{row.Face} {row.Route} ({row.Name}, {screen}): {fault}")];
    }

    private static async Task OpenAsync(Person person, ScreenRow row, IReadOnlyDictionary<string, string> made)
    {
        await person.GoAsync(row.Prefix + made.Aggregate(row.Path, (told, one) => told.Replace($"{{{one.Key}}}", one.Value, StringComparison.Ordinal)));
        await person.SettledAsync();
        if (row.Then is null) { return; }
        await row.Then(person);
        await person.SettledAsync();
    }
}
