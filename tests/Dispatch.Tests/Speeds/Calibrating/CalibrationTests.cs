using System.Net;
using System.Net.Http.Json;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Positions;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Speeds.Calibrating;
using Wangge.Dispatch.Tests.Positions;
using Wangge.Dispatch.Tests.Travel;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Osm;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Speeds.Calibrating;

/// <summary>Journeys whose true speeds are known are found again by laying their tracks onto the roads.</summary>
public sealed class CalibrationTests
{
    private const int MorningPeak = 0;

    /// <summary>Eleven in the morning and eight, by a district in Shanghai.</summary>
    private static readonly DateTimeOffset Late = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Early = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void True_speeds_by_class_and_part_of_day_are_found_again()
    {
        var roads = RoadBuilder.Build(DrawnRoads.Read(Town(), ""), RoadMode.Car);
        // All are slower than thought, small ones more so, and mornings are far worse on main roads alone.
        var truth = SpeedTable.Default with { Kilometres = [.. SpeedTable.Default.Kilometres.Select((k, c) => c == (int)RoadClass.Primary ? 42 : c == (int)RoadClass.Residential ? 20 : k)] };
        var morning = truth.Parts[MorningPeak] with { ByClass = [.. Enum.GetValues<RoadClass>().Select(c => c == RoadClass.Primary ? 0.5 : 0.9)] };
        var (late, early) = (new Drives(roads, truth.TimesOf(roads, part: null, SpeedTable.Dry), 1), new Drives(roads, truth.TimesOf(roads, morning, SpeedTable.Dry), 2));
        var tracks = Enumerable.Range(0, 60).SelectMany(_ => new[] { late.Drive(Late), early.Drive(Early) }).ToList();
        var proposal = Propose(roads, tracks)!;

        Assert.Equal(42, proposal.Table.Kilometres[(int)RoadClass.Primary], 42 * 0.1);
        Assert.Equal(20, proposal.Table.Kilometres[(int)RoadClass.Residential], 20 * 0.1);
        Assert.Equal(21, proposal.Table.Kilometres[(int)RoadClass.Primary] * proposal.Table.Parts[MorningPeak].Of(RoadClass.Primary), 21 * 0.15);
        Assert.True(proposal.ErrorBefore > 0.2, $"{proposal.ErrorBefore}");
        Assert.True(proposal.ErrorAfter < 0.1, $"{proposal.ErrorAfter}");
        // Nobody drove in the evening: its share of the new speeds is the old one.
        Assert.Equal(SpeedTable.Default.Parts[1], proposal.Table.Parts[1]);
        TestContext.Current.SendDiagnosticMessage($"town: {proposal.Journeys} journeys, error {proposal.ErrorBefore:P1} → {proposal.ErrorAfter:P1}");
    }

    [Fact]
    public void In_a_real_city_the_error_falls_to_less_than_half()
    {
        var roads = RoadBuilder.Build(OsmRoads.Read(OsmFile.Open(RealData.File("osm/monaco-latest.osm.pbf")), new Progress<double>(), CancellationToken.None), RoadMode.Car);
        var truth = SpeedTable.Default with { Kilometres = [.. SpeedTable.Default.Kilometres.Select(k => k * 0.6)] };
        var drives = new Drives(roads, truth.TimesOf(roads, part: null, SpeedTable.Dry), 3);
        var proposal = Propose(roads, [.. Enumerable.Range(0, 80).Select(_ => drives.Drive(Late))])!;
        TestContext.Current.SendDiagnosticMessage($"Monaco: {proposal.Journeys} journeys, error {proposal.ErrorBefore:P1} → {proposal.ErrorAfter:P1}");
        // Signed speeds hold some roads of a class back and others not, and drivers differ by a tenth either way: what a class can say ends there.
        Assert.True(proposal.ErrorBefore > 0.25, $"{proposal.ErrorBefore}");
        Assert.True(proposal.ErrorAfter < proposal.ErrorBefore / 2, $"{proposal.ErrorAfter}");
    }

    [Fact]
    public void What_was_driven_in_rain_speaks_for_the_rain_alone()
    {
        var roads = RoadBuilder.Build(DrawnRoads.Read(Town(), ""), RoadMode.Car);
        var truth = SpeedTable.Default with { Weathers = new Dictionary<string, double>(SpeedTable.Default.Weathers, StringComparer.Ordinal) { ["rain"] = 0.6 } };
        var (dry, wet) = (new Drives(roads, truth.TimesOf(roads, part: null, SpeedTable.Dry), 6), new Drives(roads, truth.TimesOf(roads, part: null, "rain"), 7));
        var rainy = Late.AddDays(1);
        var matching = new TrackMatching(roads, new RoadGrid(roads));
        var journeys = Enumerable.Range(0, 40).SelectMany(_ => new[] { dry.Drive(Late), wet.Drive(rainy) }).SelectMany(track => matching.Match(track, Ct)).ToList();
        var proposal = new SpeedCalibration(roads, SpeedTable.Default, _ => SpeedCalibration.NoPart, at => at >= rainy ? "rain" : SpeedTable.Dry).TryPropose(journeys)!;

        var rain = Assert.Single(proposal.Weathers);
        Assert.Equal(("rain", 40), (rain.Weather, rain.Journeys));
        Assert.Equal(0.6, proposal.Table.Weathers["rain"], 0.05);
        var residential = (int)RoadClass.Residential;
        Assert.Equal(truth.Kilometres[residential], proposal.Table.Kilometres[residential], truth.Kilometres[residential] * 0.08);
        Assert.Equal(SpeedTable.Default.Weathers["snow"], proposal.Table.Weathers["snow"]);
        Assert.True(proposal.ErrorAfter < proposal.ErrorBefore, $"{proposal.ErrorBefore} → {proposal.ErrorAfter}");
    }

    [Fact]
    public void Little_that_was_driven_changes_little()
    {
        var roads = RoadBuilder.Build(DrawnRoads.Read(Town(), ""), RoadMode.Car);
        var half = SpeedTable.Default with { Kilometres = [.. SpeedTable.Default.Kilometres.Select(k => k / 2)] };
        var drives = new Drives(roads, half.TimesOf(roads, part: null, SpeedTable.Dry), 4);
        var two = Propose(roads, [drives.Drive(Late), drives.Drive(Late)])!;
        var many = Propose(roads, [.. Enumerable.Range(0, 40).Select(_ => drives.Drive(Late))])!;
        var residential = (int)RoadClass.Residential;
        Assert.InRange(two.Table.Kilometres[residential], 17, 26);
        Assert.InRange(many.Table.Kilometres[residential], 13, 15.5);
        Assert.Null(Propose(roads, [drives.Drive(Late)]));
    }

    [Fact]
    public void Halts_lost_signals_and_impossible_positions_cut_a_track()
    {
        TrackPoint At(int seconds, double east) => new(Late.AddSeconds(seconds), 120.9 + (east / 84_000), 40.7);
        // Drives, waits a minute at a light, drives, halts for five minutes, drives, is lost, drives; one position is a city away.
        TrackPoint[] track =
        [
            At(0, 0), At(10, 100), At(20, 200), At(80, 205), At(90, 300), At(100, 400), At(250, 402), At(400, 405), At(410, 500), At(415, 90_000), At(420, 600), At(900, 3_000), At(910, 3_100),
        ];
        Assert.Equal([6, 3, 2], TrackCutting.Cut(track.Reverse()).Select(piece => piece.Count));
    }

    [Fact]
    public async Task A_proposal_is_shown_and_only_a_person_puts_it_in_force()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        var places = await server.FoundTinyDistrictAsync();
        using var leader = await server.SignInAsync("leader", places.Root);
        object Body(IEnumerable<List<TrackPoint>> tracks) => new { tracks = tracks.Select(t => t.Select(p => new { at = p.At, longitude = p.Longitude, latitude = p.Latitude })) };
        var roads = RoadBuilder.Build(DrawnRoads.Read(DrawnTown.Roads(), ""), RoadMode.Car);
        var half = SpeedTable.Default with { Kilometres = [.. SpeedTable.Default.Kilometres.Select(k => k / 2)] };
        var drives = new Drives(roads, half.TimesOf(roads, part: null, SpeedTable.Dry), 5);
        var body = Body(Enumerable.Range(0, 12).Select(_ => drives.Drive(Late)));
        await leader.PostAsJsonAsync("/api/dispatch/speeds/proposals", body, Ct).RefusedAsync("dispatch.speeds.no-roads", HttpStatusCode.Conflict);
        await server.DrawTownAsync();

        var proposal = await leader.PostAsJsonAsync("/api/dispatch/speeds/proposals", body, Ct).ReadAsync();
        Assert.True(proposal.GetProperty("errorAfter").GetDouble() < proposal.GetProperty("errorBefore").GetDouble() / 2);
        Assert.Contains(proposal.GetProperty("cells").EnumerateArray(), c => c.GetProperty("class").GetString() == "residential" && c.GetProperty("ratio").GetDouble() < 0.8);
        Assert.Equal(1, (await leader.GetAsync("/api/dispatch/speeds", Ct).ReadAsync()).GetProperty("version").GetInt32());
        var published = await leader.PutAsJsonAsync("/api/dispatch/speeds", new { actId = Guid.CreateVersion7(), version = 1, table = proposal.GetProperty("table"), reason = "校准" }, Ct).ReadAsync();
        Assert.Equal(2, published.GetProperty("version").GetInt32());

        await leader.PostAsJsonAsync("/api/dispatch/speeds/proposals", Body([[]]), Ct).RefusedAsync("dispatch.speeds.too-few-journeys", HttpStatusCode.BadRequest);
        await leader.PostAsJsonAsync("/api/dispatch/speeds/proposals", Body([[new TrackPoint(Late, 500, 0)]]), Ct).RefusedAsync("dispatch.speeds.bad-point", HttpStatusCode.BadRequest);
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        await desk.PostAsJsonAsync("/api/dispatch/speeds/proposals", body, Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cars_drove_in_a_span_is_proposed_from_and_its_reading_leaves_a_leaf(StoreKind store)
    {
        await using var place = await PositionsFixture.StartAsync(store);
        await place.Server.DrawTownAsync();
        var (now, began) = (TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(-2));
        object Span(double from, double until) => new { from = now.AddDays(from), until = now.AddDays(until) };
        await place.Desk.PostAsJsonAsync("/api/dispatch/speeds/proposals", Span(-7, 0), Ct).RefusedAsync("dispatch.speeds.too-few-journeys", HttpStatusCode.BadRequest);
        await place.Desk.PostAsJsonAsync("/api/dispatch/speeds/proposals", Span(-40, 0), Ct).RefusedAsync("dispatch.speeds.bad-span", HttpStatusCode.BadRequest);
        await place.Desk.PostAsJsonAsync("/api/dispatch/speeds/proposals", new { }, Ct).RefusedAsync("dispatch.speeds.bad-span", HttpStatusCode.BadRequest);

        var roads = RoadBuilder.Build(DrawnRoads.Read(DrawnTown.Roads(), ""), RoadMode.Car);
        var half = SpeedTable.Default with { Kilometres = [.. SpeedTable.Default.Kilometres.Select(k => k / 2)] };
        var drives = new Drives(roads, half.TimesOf(roads, part: null, SpeedTable.Dry), 8);
        await using (var db = place.Server.Store.Lease())
        {
            var points = Enumerable.Range(0, 12).SelectMany(i => drives.Drive(began.AddMinutes(20 * i).ToMilliseconds())).ToList();
            db.AddRange(points.Select(p => FixRow.Of(place.TrackerId, new Fix(p.At, p.Longitude, p.Latitude), now, isLate: false)));
            // Somebody on foot, of no car, drives nothing.
            db.AddRange(points.Select(p => FixRow.Of(place.Worker.AccountId, new Fix(p.At, p.Longitude, p.Latitude), now, isLate: false)));
            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        var proposal = await place.Desk.PostAsJsonAsync("/api/dispatch/speeds/proposals", Span(-7, 0), Ct).ReadAsync();
        Assert.InRange(proposal.GetProperty("journeys").GetInt32(), 8, 16);
        Assert.False(proposal.GetProperty("isCut").GetBoolean());
        Assert.True(proposal.GetProperty("errorAfter").GetDouble() < proposal.GetProperty("errorBefore").GetDouble());
        await place.Desk.PostAsJsonAsync("/api/dispatch/speeds/proposals", Span(-1, 0), Ct).RefusedAsync("dispatch.speeds.too-few-journeys", HttpStatusCode.BadRequest);
        await using var read = place.Server.Store.Lease();
        Assert.Equal(3, read.Set<AuditLeafRow>().Count(l => l.Action == "dispatch.journeys-read"));
    }

    private static SpeedProposal? Propose(RoadNetwork roads, List<List<TrackPoint>> tracks)
    {
        var matching = new TrackMatching(roads, new RoadGrid(roads));
        var journeys = tracks.SelectMany(track => matching.Match(track, Ct)).ToList();
        return new SpeedCalibration(roads, SpeedTable.Default, at => at.Hour is 0 or 1 ? MorningPeak : SpeedCalibration.NoPart).TryPropose(journeys);
    }

    /// <summary>Fifteen streets by fifteen, every third a main road.</summary>
    private static IEnumerable<DrawnRoad> Town()
    {
        for (var i = 0; i < 15; i++)
        {
            var name = i % 3 == 0 ? "primary" : "residential";
            yield return new DrawnRoad(name, Line(j => DrawnTown.At(j, i)));
            yield return new DrawnRoad(name, Line(j => DrawnTown.At(i, j)));
        }
    }

    private static LineString Line(Func<int, (double Longitude, double Latitude)> corner) =>
        new([.. Enumerable.Range(0, 15).Select(corner).Select(c => new Coordinate(c.Longitude, c.Latitude))]);
}
