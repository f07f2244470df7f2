using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Rings;

/// <summary>How far the promise is kept in each hour of a usual week: units at their posts by their shifts, the speeds of the hour, dry weather, every road open.</summary>
/// <remarks>Hours with the same units and speeds are measured once: O(different hours × one search). Monday to Friday are workdays. Pure.</remarks>
internal static class RingWeek
{
    public const int Hours = 7 * 24;

    /// <param name="inputs">For roads, speeds, zones and people; its units and closures are those of now and do not count.</param>
    /// <param name="last">The ground that was cut last, if any: see <see cref="GroundAtHand.Of"/>.</param>
    /// <returns>One for each hour from Monday, 0 to 1 o'clock.</returns>
    public static IReadOnlyList<RingHour> Measure(RingInputs inputs, IReadOnlyList<PostedUnit> units, GroundAtHand? last, CancellationToken ct)
    {
        var ground = GroundAtHand.Of(inputs, last, ct);
        var known = new Dictionary<string, RingShare>(StringComparer.Ordinal);
        var week = new RingHour[Hours];
        for (var hour = 0; hour < Hours; hour++)
        {
            ct.ThrowIfCancellationRequested();
            var (day, at) = (hour / 24, new TimeOnly(hour % 24, 30));
            var part = inputs.Car.Moment.Speeds.PartAt(at, isWorkday: day < 5);
            var onShift = units.Where(u => u.IsOnAt(at)).ToList();
            var key = $"{part?.Name}|{string.Join(',', onShift.Select(u => u.Unit.UnitId))}";
            if (!known.TryGetValue(key, out var share)) { known[key] = share = Sum(inputs, ground, part, onShift, ct); }
            week[hour] = new RingHour(day, hour % 24, onShift.Count, share);
        }

        return week;
    }

    private static RingShare Sum(RingInputs inputs, GroundAtHand ground, DayPart? part, List<PostedUnit> units, CancellationToken ct)
    {
        var hour = inputs with { Car = At(inputs.Car, part), Foot = inputs.Foot is { } foot ? At(foot, part) : null, Units = units.ConvertAll(u => u.Unit) };
        var reach = new ReachAtHand(hour);
        reach.Place(hour.Units, 0, ct);
        return RingMeasuring.Sum(ground.Ground, ground.Places, reach.Reach, ct);
    }

    private static CurrentRoads At(CurrentRoads roads, DayPart? part) => new(new RoadMoment(roads.Moment.Roads, roads.Moment.Mode, roads.Moment.Speeds, part, SpeedTable.Dry, ClosedRoads.None));
}

/// <param name="Day">0 Monday to 6 Sunday.</param>
/// <param name="Hour">0 to 23, by the district's clock.</param>
internal readonly record struct RingHour(int Day, int Hour, int Units, RingShare Share);

/// <summary>A unit where it usually stands.</summary>
/// <param name="ShiftFrom">By the district's clock; null: at all hours.</param>
/// <param name="ShiftTo">Over midnight where it comes first.</param>
internal readonly record struct PostedUnit(RingUnit Unit, TimeOnly? ShiftFrom, TimeOnly? ShiftTo)
{
    /// <summary>At its post, else where it is now; null where neither is known.</summary>
    public static PostedUnit? Of(PlacedUnit unit) =>
        (unit.Unit.PostLongitude ?? unit.Place?.Longitude, unit.Unit.PostLatitude ?? unit.Place?.Latitude) is ({ } longitude, { } latitude)
            ? new PostedUnit(new RingUnit(unit.Unit.Id, unit.Unit.Kind.Mode(), longitude, latitude), unit.Unit.ShiftFrom, unit.Unit.ShiftTo)
            : null;

    public bool IsOnAt(TimeOnly at) => Staffing.IsOnShift(ShiftFrom, ShiftTo, at);
}
