using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>A walk through every screen of a face in its sizes, languages and themes: axe finds nothing, nothing is wider than the screen, and a picture is left to be looked at.</summary>
internal static class ScreenWalk
{
    private static bool IsLong => Environment.GetEnvironmentVariable("WANGGE_LONG") == "1";

    /// <summary>The sizes of a face, each with the looks that are taken of a screen once it is open.</summary>
    private static IReadOnlyList<IReadOnlyList<(Screen Screen, bool WithAxe)>> LooksOf(string face) => face switch
    {
        "portal" => [Looks(Screen.Phone), Looks(Screen.Desktop)],
        "field" => [[.. Looks(Screen.Phone), (Screen.SmallPhone.English, true)]],
        _ => [Looks(Screen.Desktop)],
    };

    // Two looks meet both themes and both languages; what axe sees does not change with the other two, which a long run leaves pictures of.
    private static IReadOnlyList<(Screen Screen, bool WithAxe)> Looks(Screen size) =>
        [(size, true), (size.Dark.English, true), .. IsLong ? [(size.Dark, false), (size.English, false)] : Array.Empty<(Screen, bool)>()];

    /// <summary>Fails with all that was found.</summary>
    public static async Task WalkAsync(JourneyServer server, string face)
    {
        var made = await Scenery.MakeAsync(server);
        var faults = new List<string>();
        foreach (var group in ScreenTable.Rows.Where(row => row.Face == face).GroupBy(row => row.Role))
        {
            foreach (var looks in LooksOf(face))
            {
                await using var person = await server.OpenAsync(group.Key, looks[0].Screen);
                foreach (var row in group) { faults.AddRange(await LookAsync(person, row, made, looks)); }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Person person, ScreenRow row, IReadOnlyDictionary<string, string> made, IReadOnlyList<(Screen Screen, bool WithAxe)> looks)
    {
        List<string> faults = [];
        foreach (var (screen, withAxe) in looks)
        {
            var before = person.Faults.Count;
            List<string> found = [];
            try
            {
                await person.TurnAsync(screen);
                if (screen == looks[0].Screen) { await OpenAsync(person, row, made); }
                else { await person.SettledAsync(); }
                await person.PictureAsync($"{row.Face}-{row.Name}");
                if (withAxe) { found.AddRange(await person.AxeFindsAsync()); }
                var (wide, seen) = (await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await person.Page.EvaluateAsync<int>("window.innerWidth"));
                if (wide > seen) { found.Add($"{wide} wide on a screen of {seen}"); }
            }
            catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
            {
                // One screen that does not open hides none of the others.
                found.Add(failure.Message);
            }

            faults.AddRange(found.Concat(person.Faults.Skip(before)).Select(fault => $"{row.Face} {row.Route} ({row.Name}, {screen}): {fault}"));
        }

        return faults;
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
