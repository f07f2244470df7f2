using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.City;
using Wangge.Contracts.Rounds;
using Wangge.Testing;
using Wangge.Video.Cameras;

namespace Wangge.Video.Tests.Sight;

/// <summary>A large district: 1,000 cameras, 500 places, 20,000 buildings.</summary>
public sealed class CoverageSizeTests
{
    private const int Side = 142;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_cameras_among_twenty_thousand_buildings_are_worked_out_in_seconds_and_then_kept()
    {
        await using var house = await VideoFixture.StartAsync();
        var chance = new Random(20_251);
        (double X, double Y) Anywhere() => (TinyDistrict.West + 0.0002 + (chance.NextDouble() * 0.0195), TinyDistrict.South + 0.0002 + (chance.NextDouble() * 0.0195));
        await house.Server.Services.GetRequiredService<IBaseMaps>().DrawAsync(house.Server.District.Code, Buildings(), "test", Ct);
        await using (var scope = house.Server.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<IRoundFounding>().FoundAsync(
                [.. Enumerable.Range(0, 500).Select(i => (i, at: Anywhere())).Select(p => new PlannedPoint(Guid.CreateVersion7(), $"MC-{p.i:0000}", $"点{p.i}", "crowded", p.at.X, p.at.Y, ["position"], 0))], [], Ct);
        }

        await using (var db = house.Server.Store.Lease())
        {
            for (var i = 0; i < 1_000; i++)
            {
                var (x, y) = Anywhere();
                var camera = new Camera
                {
                    Id = Guid.CreateVersion7(), Code = $"C{i:0000}", Name = $"C{i:0000}", Site = CameraSite.Road, Purpose = CameraPurpose.TrafficOrder, Longitude = x, Latitude = y, AreaPath = house.Places.Subdistrict + "A/G001/",
                    DirectionDegrees = chance.NextDouble() * 360, FieldOfViewDegrees = 40 + (chance.NextDouble() * 80), ReachMetres = 40 + (chance.NextDouble() * 110), UnitId = house.Places.LeadUnit, IsSignShown = true, SealedSource = [],
                    CreatedAt = house.Clock.GetUtcNow(),
                };
                db.Add(camera);
                db.Add(new CameraStanding { CameraId = camera.Id, TriedAt = house.Clock.GetUtcNow() });
            }

            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        await leader.GetAsync("/api/cameras?size=1", Ct).ReadAsync();
        var (first, summary) = await TimedAsync();
        var (again, _) = await TimedAsync();
        TestContext.Current.SendDiagnosticMessage("coverage of 1,000 cameras, 500 places, 20,164 buildings: {0:0} ms at first, {1:0} ms again", first.TotalMilliseconds, again.TotalMilliseconds);
        TestContext.Current.TestOutputHelper?.WriteLine($"{first.TotalMilliseconds:0} ms at first, {again.TotalMilliseconds:0} ms again: {summary}");
        Assert.True(first < TimeSpan.FromSeconds(10), $"{first}");
        Assert.True(again < first, $"{again} after {first}");

        async Task<(TimeSpan Took, string Summary)> TimedAsync()
        {
            var begun = Stopwatch.GetTimestamp();
            var told = await leader.GetAsync("/api/camera-coverage/summary", Ct).ReadAsync();
            Assert.Equal(1_000, told.GetProperty("working").GetInt32());
            return (Stopwatch.GetElapsedTime(begun), told.GetRawText());
        }
    }

    private static IEnumerable<DrawnShape> Buildings()
    {
        const double step = 0.02 / Side;
        for (var i = 0; i < Side * Side; i++)
        {
            var (west, south) = (TinyDistrict.West + (i % Side * step), TinyDistrict.South + (i / Side * step));
            var (east, north) = (west + (step * 0.55), south + (step * 0.55));
            yield return new DrawnShape("building", "public", new Polygon(new LinearRing([new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)])), HeightMetres: 9);
        }
    }
}
