using Wangge.Contracts.Areas;
using Wangge.Demo;
using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Posting;
using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Zones;
using Wangge.Host.Demo;

namespace Wangge.Bench;

/// <summary>Where ten cars should stand among the 448 grids of the demo district, by its roads, zones and people: how long the search takes, how far from the best it may lie, what it is worth.</summary>
/// <remarks>No other solver to compare with: the gap to the bound is the judge, and as many candidates drawn by lot the yardstick.</remarks>
internal static class PostsBench
{
    private const int Units = 10;
    private const int WithinSeconds = 9;

    public static Task RunAsync(bool quick)
    {
        var inputs = Inputs();
        var results = Enumerable.Range(0, quick ? 1 : 3).Select(_ => Run(inputs)).ToList();
        var (solve, whole) = (new Runs(results.Select(r => r.SolveSeconds)), new Runs(results.Select(r => r.Seconds)));
        BenchReport.Print("posts", "solve_s", solve.Median, "s", spread: solve.Spread);
        BenchReport.Print("posts", "whole_s", whole.Median, "s", spread: whole.Spread);
        var gap = new Runs(results.Select(r => r.Gap));
        BenchReport.Print("posts", "gap", gap.Median, "share", spread: gap.Spread);
        BenchReport.Print("posts", "candidates", results[0].Candidates, "places");
        BenchReport.Print("posts", "demands", results[0].Demands, "pieces");
        BenchReport.Print("posts", "covered", results[0].Covered, "share", "as many drawn by lot, median of 200", results[0].Covered / results[0].ChanceCovered);
        BenchReport.Print("posts", "covered_without_one", results[0].MeanWithoutOne, "share", "all ten", results[0].MeanWithoutOne / results[0].Covered);
        return Task.CompletedTask;
    }

    private static PostPlanResult Run(RingInputs inputs) =>
        PostPlanning.Run(new PostQuestion(Units, new PostWeights(0.5, 0, 0.25, 0.25), WithinSeconds), inputs, [], null, TimeProvider.System, new Progress<double>(), CancellationToken.None);

    private static RingInputs Inputs()
    {
        var plan = DemoDistrict.Make(new DemoOptions(1, new DateTimeOffset(2026, 11, 2, 4, 0, 0, TimeSpan.Zero)));
        var draft = DrawnRoads.Read(DemoRoads.Of(plan), "");
        var roads = new DistrictRoads("1", RoadBuilder.Build(draft, RoadMode.Car), RoadBuilder.Build(draft, RoadMode.Foot));
        var zones = new ZoneMap(DemoZones.Of(plan).Select(z => new Zone(z.ZoneId, z.Name, z.Kind, ZoneKinds.MinutesOf(z.Kind), z.Edge)));
        var grids = new GridGround([.. plan.Grids.Select(g => new GridCount(g.Id, g.Name, g.AreaPath, g.Outline, g.Ledger.People))]);
        var places = plan.Places.Where(p => GroundPlace.Kinds.Contains(p.Kind)).Select(p => new PublicPlace(p.Id, p.Kind, p.Name, p.Longitude, p.Latitude));
        return new RingInputs(At(RoadMode.Car), At(RoadMode.Foot), zones, new DistrictGround(grids, [.. places]), []);

        CurrentRoads At(RoadMode mode) => new(new RoadMoment(roads, mode, SpeedTable.Default, null, SpeedTable.Dry, ClosedRoads.None));
    }
}
