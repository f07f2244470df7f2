using System.Globalization;
using System.Text.RegularExpressions;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Speeds;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>The speeds that OSRM's profiles drive, as tables of speeds of this program. Source: OSRM's <c>profiles/testbot.lua</c> and <c>profiles/car.lua</c>.</summary>
internal static partial class ProfileSpeeds
{
    /// <param name="profile">Its name.</param>
    /// <param name="changes">Lines such as <c>profile.vehicle_max_speed = 87</c>; what is not understood changes nothing.</param>
    public static SpeedTableView Of(string profile, string changes)
    {
        var fastest = Fastest().Match(changes) is { Success: true } said ? double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) : SpeedTable.Unbounded;
        Func<RoadClass, double> speed = profile == "car" ? OfCar : OfTestbot;
        return new SpeedTableView(
            [.. Enum.GetValues<RoadClass>().Select(c => new ClassSpeed(SpeedTableView.Wire(c), speed(c), 5))], 1, [], new Dictionary<string, double> { [SpeedTable.Dry] = 1 },
            SignedShare: profile == "car" ? 0.8 : 1, AboveClass: profile == "car" ? 20 : 1, FastestKilometres: fastest);
    }

    private static double OfTestbot(RoadClass road) => road switch { RoadClass.Primary => 36, RoadClass.Secondary => 18, RoadClass.Tertiary => 12, RoadClass.Steps => 6, _ => 24 };

    private static double OfCar(RoadClass road) => road switch
    {
        RoadClass.Motorway => 90,
        RoadClass.Trunk => 85,
        RoadClass.Primary => 65,
        RoadClass.Secondary => 55,
        RoadClass.Tertiary => 40,
        RoadClass.Link => 30,
        RoadClass.Unclassified or RoadClass.Residential => 25,
        RoadClass.Service => 15,
        _ => 10,
    };

    [GeneratedRegex(@"profile\.vehicle_max_speed\s*=\s*([\d.]+)")]
    private static partial Regex Fastest();
}
