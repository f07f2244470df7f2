using System.Globalization;
using System.Net;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Video;
using Wangge.Demo;
using Wangge.Demo.Films;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Demo;

/// <summary>The demo's cameras: one before each school's and kindergarten's gate, one over the grounds of the first schools, one at each of some crossings. What they see is drawn.</summary>
internal static class DemoCameras
{
    /// <summary>So many that all of an alarm's place stay warm within the usual number of pulls.</summary>
    private const int Yards = 5;

    private const int Crossings = 8;
    private const double MetresOfDegree = 111_320;

    public static IReadOnlyList<PlannedCamera> Of(DemoPlan plan, DemoCameraPlace place)
    {
        var cameras = new List<PlannedCamera>();
        var campuses = plan.Places.Where(p => p.Kind is "school" or "kindergarten").ToList();
        foreach (var campus in campuses) { cameras.Add(Gate(plan, campus, cameras.Count, place)); }
        foreach (var school in campuses.Where(p => p.Kind == "school" && p.Outline is not null).Take(Yards)) { cameras.Add(Yard(plan, school, cameras.Count, place)); }
        foreach (var crossing in CrossingsOf(plan)) { cameras.Add(Crossing(plan, crossing, cameras.Count, place)); }
        return cameras;
    }

    /// <summary>Those that show this place when its button is pressed.</summary>
    public static IReadOnlyList<Guid> AtPlace(IReadOnlyList<PlannedCamera> cameras, DemoPlace place) =>
        [.. cameras.Select(c => c.Id).Where(id => id == GateIdOf(place) || id == YardIdOf(place))];

    private static Guid GateIdOf(DemoPlace place) => PastStep.IdAfter(place.Id, 11);

    private static Guid YardIdOf(DemoPlace place) => PastStep.IdAfter(place.Id, 12);

    /// <summary>Over the road from the gate, which is where the grounds come nearest to a street.</summary>
    private static PlannedCamera Gate(DemoPlan plan, DemoPlace campus, int number, DemoCameraPlace place)
    {
        var middle = new Coordinate(campus.Longitude, campus.Latitude);
        Geometry edge = campus.Outline is null ? new Point(middle) : campus.Outline.ExteriorRing;
        var near = plan.Streets.Where(s => s.Name is not null).MinBy(s => s.Line.Distance(edge))!;
        var points = new DistanceOp(edge, near.Line).NearestPoints();
        var (gate, street) = (points[0], points[1]);
        var away = Metres(gate, street) > 6 ? Towards(gate, street, Metres(gate, street) + 6) : Towards(gate, middle, -12);
        return new PlannedCamera(
            GateIdOf(campus), Code(number), campus.Name + "正门", "gate", "school-safety", away.X, away.Y, Direction(away, gate), 90, 45, UnitOf(plan, "education"), place.Address("gate", number));
    }

    private static PlannedCamera Yard(DemoPlan plan, DemoPlace school, int number, DemoCameraPlace place)
    {
        var middle = school.Outline!.Centroid.Coordinate;
        var corner = school.Outline.ExteriorRing.Coordinates.MaxBy(c => Metres(c, middle))!;
        var at = Towards(corner, middle, 6);
        return new PlannedCamera(
            YardIdOf(school), Code(number), school.Name + "操场", "sports-ground", "school-safety", at.X, at.Y, Direction(at, middle), 80, 90, UnitOf(plan, "education"), place.Address("yard", number));
    }

    private static PlannedCamera Crossing(DemoPlan plan, (Coordinate At, string Name, Guid Street) crossing, int number, DemoCameraPlace place)
    {
        var at = Towards(crossing.At, new Coordinate(crossing.At.X + 0.001, crossing.At.Y - 0.001), 12);
        return new PlannedCamera(
            PastStep.IdAfter(crossing.Street, 13), Code(number), crossing.Name + "路口", "crossing", "traffic-order", at.X, at.Y, Direction(at, crossing.At), 100, 80, UnitOf(plan, "traffic-police"),
            place.Address("crossing", number));
    }

    /// <summary>Where two streets of the larger kind with names meet, one crossing a pair, spread over the list.</summary>
    private static List<(Coordinate At, string Name, Guid Street)> CrossingsOf(DemoPlan plan)
    {
        var meeting = plan.Streets.Where(s => s is { Name: not null, Class: "arterial" or "secondary", IsUrban: true })
            .SelectMany(s => s.Line.Coordinates.Select(c => (At: c, Street: s)))
            .GroupBy(m => m.At)
            .Select(g => (At: g.Key, Streets: g.Select(m => m.Street).DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal).ToList()))
            .Where(m => m.Streets.Count >= 2)
            .Select(m => (m.At, Name: m.Streets[0].Name + "与" + m.Streets[1].Name, Street: m.Streets[0].Id))
            .DistinctBy(m => m.Name).DistinctBy(m => m.Street).ToList();
        return [.. meeting.Where((_, i) => i % Math.Max(1, meeting.Count / Crossings) == 0).Take(Crossings)];
    }

    private static Guid UnitOf(DemoPlan plan, string key) => plan.Units.First(u => u.Key == key).Id;

    private static string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"SX-{number + 1:000}");

    private static double Metres(Coordinate from, Coordinate to) => Kernel.Places.Metres.OnSphere(from.X, from.Y, to.X, to.Y);

    /// <summary>So many metres from one point towards another, or away from it.</summary>
    private static Coordinate Towards(Coordinate from, Coordinate to, double metres)
    {
        var whole = Metres(from, to);
        if (whole < 0.01) { return new Coordinate(from.X, from.Y + (metres / MetresOfDegree)); }
        return new Coordinate(Math.Round(from.X + ((to.X - from.X) * metres / whole), 7), Math.Round(from.Y + ((to.Y - from.Y) * metres / whole), 7));
    }

    /// <summary>Degrees clockwise from north.</summary>
    private static double Direction(Coordinate from, Coordinate to)
    {
        var east = (to.X - from.X) * Math.Cos(from.Y * Math.PI / 180);
        var degrees = Math.Atan2(east, to.Y - from.Y) * 180 / Math.PI;
        return Math.Round((degrees + 360) % 360, 1);
    }
}

/// <summary>Where the demo's cameras are served: an address of this machine that belongs to this home, kept in <c>HOME/demo-cameras.json</c>.</summary>
/// <param name="Host">In 127.77.0.0/16, so that several demos run beside each other and nothing else of the machine is reached.</param>
internal sealed record DemoCameraPlace(string Host, int Port)
{
    private const string FileName = "demo-cameras.json";
    private const int RtspPort = 8_554;

    public IPEndPoint ToEndPoint() => new(IPAddress.Parse(Host), Port);

    /// <summary>That of this home; null where its demo has no cameras.</summary>
    public static DemoCameraPlace? Find(Home home) => OwnersJson.Find<DemoCameraPlace>(home.File(FileName));

    /// <summary>That of this home, chosen now where it has none.</summary>
    public static DemoCameraPlace Choose(Home home)
    {
        if (Find(home) is { } there) { return there; }
        var chosen = new DemoCameraPlace(string.Create(CultureInfo.InvariantCulture, $"127.77.{Random.Shared.Next(256)}.{Random.Shared.Next(1, 255)}"), RtspPort);
        OwnersJson.Write(home.File(FileName), chosen);
        return chosen;
    }

    /// <summary>The address of a camera that shows a film of this scene; of two cameras neither the walls nor the moment are the same.</summary>
    public string Address(string scene, int number)
    {
        var film = new DemoFilm(scene, (number % 2) + 1);
        return string.Create(CultureInfo.InvariantCulture, $"rtsp://{Host}:{Port}/{film.Key}?from={number * 53 % DemoFilm.Frames}");
    }
}
