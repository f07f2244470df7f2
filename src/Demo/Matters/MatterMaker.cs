using System.Globalization;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>Makes the year's matters with all their acts.</summary>
internal sealed class MatterMaker(List<TypeWords> types, Cast cast, Spots spots, SeededIds ids, MatterYear year, int seed)
{
    private readonly double[] _people = [.. cast.Grids.Select(g => (double)g.Ledger.People)];
    private readonly double[] _countryPeople = [.. cast.Grids.Select(g => g.IsUrban ? 0.0 : g.Ledger.People)];
    private readonly List<DemoMatter> _matters = [];

    internal (List<DemoMatter> Matters, List<DemoMatter> SideReports) Make()
    {
        foreach (var (kind, count) in MatterCounts.Kinds)
        {
            var states = MatterCounts.Open.Where(o => o.Kind == kind).SelectMany(o => Enumerable.Repeat<string?>(o.State, o.Count)).ToList();
            var kinds = types.Where(t => t.Kind == kind).ToList();
            for (var i = 0; i < count; i++) { _matters.Add(Make(kinds, string.Create(CultureInfo.InvariantCulture, $"{kind}-{i}"), i < states.Count ? states[i] : null)); }
        }

        var ordered = Numbered(_matters, "0000");
        var side = new SideReports(types, cast, spots, ids, year, seed).Make(ordered);
        return (ordered, Numbered(side, "'R'000"));
    }

    private DemoMatter Make(List<TypeWords> kinds, string key, string? stopAt)
    {
        var chance = SeededRandom.For(seed, "matter" + key);
        // The first open hazard is the rubbish in the grid that the screens' examples tell of.
        var isExample = key == "hazard-0";
        var type = isExample ? kinds.Single(t => t.Key == "hazard.exposed-rubbish") : TypeFor(kinds, stopAt, chance);
        var grid = isExample ? cast.Grids.ToList().FindIndex(g => g.UnitCellCode == "211403009002004") : chance.PickIndex(type.At == "house" ? _countryPeople : _people);
        var community = CommunityName(grid, chance);
        var spot = spots.Find(grid, type.At, community, chance);
        var reporter = stopAt == "verifying" ? new Reporter("resident", "wechat", "reporter", null) : Reporter.For(type, grid, chance);
        var centre = Holder(type, grid, chance);
        var script = Write(type, grid, centre, reporter, stopAt, chance);
        var times = stopAt is null ? Finished(script, type, chance) : Open(script, stopAt, chance);
        var (title, words) = Telling.Tell(type, spot.Words, community, chance);
        var weight = type.Kind switch
        {
            "service" or "news" => "simple",
            _ => type.LimitUnit == "emergency-hour" ? "serious" : "ordinary",
        };
        return new(
            ids.Of("matter", key, times[0]), string.Empty, type.Key, grid, spot.Longitude, spot.Latitude, spot.Words, title, words, reporter.Kind, reporter.Channel, reporter.Actor,
            weight, centre, script.State, stopAt is null, null, Steps(key, script, times));
    }

    private List<DemoStep> Steps(string key, Script script, List<DateTimeOffset> times) =>
    [
        .. script.Acts.Select((a, i) => new DemoStep(
            ids.Of("step", string.Create(CultureInfo.InvariantCulture, $"{key}/{i}"), times[i]), a.Action, a.Role, times[i], a.Actor, a.Unit, a.Note, a.Pictures)
        {
            HelperUnitIndexes = a.Helpers,
            Rating = a.Rating,
            Until = a.SuspendedFor is { } work ? WorkClock.Add(times[i], work) : null,
        }),
    ];

    private static TypeWords TypeFor(List<TypeWords> kinds, string? stopAt, SeededRandom chance)
    {
        // Only what has days to be handled is ever suspended.
        var fit = stopAt == "suspended" ? kinds.Where(t => t.LimitUnit == "working-day").ToList() : kinds;
        return fit[chance.PickIndex([.. fit.Select(t => t.Weight)])];
    }

    private string CommunityName(int grid, SeededRandom chance)
    {
        var name = cast.Grids[grid].Name;
        return chance.Chance(0.45) ? name : name[..name.IndexOf('第', StringComparison.Ordinal)];
    }

    private int Holder(TypeWords type, int grid, SeededRandom chance) => type.Flow switch
    {
        "news" => cast.SubCentre(grid),
        "service" => chance.Chance(0.55) ? cast.Station(grid) : cast.SubCentre(grid),
        _ => chance.Chance(0.62) ? cast.SubCentre(grid) : cast.DistrictCentre,
    };

    private Script Write(TypeWords type, int grid, int centre, Reporter reporter, string? stopAt, SeededRandom chance)
    {
        var others = new OtherFlows(cast, chance, type, grid, centre, reporter);
        var picture = type.Picture is null || !chance.Chance(0.88) ? null : string.Create(CultureInfo.InvariantCulture, $"{type.Picture}-{chance.Among(1, 2)}");
        return type.Flow switch
        {
            "service" => others.WriteService(stopAt),
            "news" => others.WriteNews(stopAt),
            "handed-on" => others.WriteHandedOn(stopAt),
            _ => new SiteFlow(cast, chance, type, grid, centre, reporter, picture).Write(stopAt),
        };
    }

    private List<DateTimeOffset> Finished(Script script, TypeWords type, SeededRandom chance)
    {
        for (var i = 0; i < 40; i++)
        {
            var start = year.At(chance.Next());
            // Nine of ten come in working hours; what comes at night waits for the morning.
            start = chance.Chance(0.9) ? WorkClock.Add(start, TimeSpan.FromMinutes(chance.Between(0, 200))) : start.Hour < 6 ? start.AddHours(8) : start;
            var times = script.Times(new(start.Ticks - (start.Ticks % TimeSpan.TicksPerSecond), start.Offset));
            if (times[^1] <= year.Now && (type.Months is null || type.Months.Contains(start.Month))) { return times; }
        }

        return Script.Fit(script.Times(year.At(chance.Next())), year);
    }

    private List<DateTimeOffset> Open(Script script, string state, SeededRandom chance)
    {
        // How long it has stood where it stands, in working minutes; some are late.
        var age = state switch
        {
            "reported" or "to-file" or "to-dispatch" => chance.Chance(0.2) ? chance.Between(16, 50) : chance.Between(1, 14),
            "handling" => chance.Between(10, 700),
            "suspended" or "handed-on" => chance.Between(200, 2400),
            "accepted" => chance.Between(30, 900),
            _ => chance.Between(3, 80),
        };
        var last = WorkClock.Subtract(year.Now, TimeSpan.FromMinutes(age));
        var start = last - (script.Times(last)[^1] - last);
        var times = script.Times(start);
        // Nights and weekends between the acts differ with the start: step back until all lies before now.
        for (var i = 0; i < 60 && times[^1] > last; i++)
        {
            start = WorkClock.Subtract(start, TimeSpan.FromMinutes(30));
            times = script.Times(start);
        }

        return Script.Fit(times, year);
    }

    /// <summary>In the order of their arrival, each with its number of the day.</summary>
    private static List<DemoMatter> Numbered(List<DemoMatter> matters, string serialFormat)
    {
        var (day, serial) = (default(DateTime), 0);
        var numbered = new List<DemoMatter>(matters.Count);
        foreach (var matter in matters.OrderBy(m => m.ReportedAt).ThenBy(m => m.Id))
        {
            serial = matter.ReportedAt.Date == day ? serial + 1 : 1;
            day = matter.ReportedAt.Date;
            numbered.Add(matter with { Number = string.Create(CultureInfo.InvariantCulture, $"LG-{day:yyyyMMdd}-{serial.ToString(serialFormat, CultureInfo.InvariantCulture)}") });
        }

        return numbered;
    }
}
