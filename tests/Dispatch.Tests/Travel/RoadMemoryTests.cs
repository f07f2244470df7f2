using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Tests.Travel;

public sealed class RoadMemoryTests
{
    private static readonly DistrictRoads Roads = new(
        "1", RoadBuilder.Build(new RoadDraft { Attribution = "" }, RoadMode.Car), RoadBuilder.Build(new RoadDraft { Attribution = "" }, RoadMode.Foot));

    [Fact]
    public void What_was_read_again_and_says_the_same_gives_the_same_roads()
    {
        var memory = new RoadMemory();
        var id = Guid.CreateVersion7();
        Assert.Same(memory.Of("d", Moment([id])), memory.Of("d", Moment([id])));
    }

    [Fact]
    public void Another_closure_weather_part_of_the_day_or_version_of_speeds_gives_others()
    {
        var (memory, plain) = (new RoadMemory(), Moment([]));
        foreach (var other in new[]
        {
            Moment([Guid.CreateVersion7()]), plain with { Weather = "rain" }, plain with { Part = plain.Speeds.Parts[0] }, plain with { Speeds = plain.Speeds with { Version = 7 } },
        })
        {
            var before = memory.Of("d", Moment([]));
            Assert.NotSame(before, memory.Of("d", other));
        }
    }

    private static RoadMoment Moment(IEnumerable<Guid> closures) => new(
        Roads, RoadMode.Car, SpeedTable.Default with { }, null, SpeedTable.Dry, new ClosedRoads([.. closures.Select(id => new Closure
        {
            Id = id, Reason = "works", Whom = "all", Shape = "", CarMarks = [], FootMarks = [], Stretches = 0, AreaPath = "/d/", From = default, ClosedBy = default, ClosedAt = default,
        })]));
}
