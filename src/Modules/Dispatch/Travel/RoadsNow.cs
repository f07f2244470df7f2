using Wangge.Contracts.Cases;
using Wangge.Dispatch.Roads;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Travel;

/// <summary>The district's roads as they are now: by its newest network, the table of speeds in force, the hour in its time zone, the weather and what is closed.</summary>
internal sealed class RoadsNow(DistrictScope scope, RoadShelf shelf, RoadConditionShelf conditions, RoadMemory memory, IWorkdays workdays, TimeProvider time)
{
    /// <summary>Null where the district has no roads for this mode. What was given out goes on being true of its moment.</summary>
    public async ValueTask<CurrentRoads?> FindAsync(RoadMode mode, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var district = scope.District;
        if (shelf.Find(district.Code) is not { } roads || roads.Of(mode).EdgeCount == 0) { return null; }
        var (holding, now) = (await conditions.GetAsync(scope.Store), time.Now());
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(district.TimeZone));
        var isWorkday = await workdays.IsWorkdayAsync(DateOnly.FromDateTime(local.DateTime));
        var part = holding.Speeds.PartAt(TimeOnly.FromDateTime(local.DateTime), isWorkday);
        return memory.Of(district.Code, new RoadMoment(roads, mode, holding.Speeds, part, holding.WeatherAt(now), holding.ClosedAt(now)));
    }
}
