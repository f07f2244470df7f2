using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Rings;

/// <summary>The searches from all units, with where each stands; mended where few moved. Not thread-safe.</summary>
internal sealed class ReachAtHand
{
    private readonly CurrentRoads _car;
    private readonly CurrentRoads? _foot;
    private readonly Dictionary<Guid, (int Number, RingUnit Unit, RoadPlace Place)> _units = [];
    private int _next;

    public ReachAtHand(RingInputs inputs)
    {
        (_car, _foot) = (inputs.Car, inputs.Foot);
        var limit = (int)RingBoard.Furthest.TotalMilliseconds;
        var onFoot = _foot is null ? null : new ModeReach(_foot.Network, _foot.Times, limit);
        Reach = new RingReach(new ModeReach(_car.Network, _car.Times, limit), onFoot, _foot is null ? null : UnderCar(_car.Moment.Roads, _foot));
    }

    public RingReach Reach { get; }

    /// <summary>How many units stand near a road of their own.</summary>
    public int OnRoads => _units.Count;

    public bool Fits(RingInputs inputs) => ReferenceEquals(_car, inputs.Car) && ReferenceEquals(_foot, inputs.Foot);

    /// <summary>Puts the units where they stand now.</summary>
    /// <param name="mostMended">Where more moved, all is searched anew.</param>
    public void Place(IReadOnlyList<RingUnit> units, int mostMended, CancellationToken ct)
    {
        var wanted = units.DistinctBy(u => u.UnitId).ToDictionary(u => u.UnitId);
        var gone = _units.Values.Where(u => !wanted.TryGetValue(u.Unit.UnitId, out var unit) || unit != u.Unit).ToList();
        var come = wanted.Values.Where(u => !_units.TryGetValue(u.UnitId, out var known) || known.Unit != u).ToList();
        var isMended = Math.Max(gone.Count, come.Count) <= mostMended;
        foreach (var (number, unit, _) in gone)
        {
            _units.Remove(unit.UnitId);
            // Where the same unit only moved, its new place takes the old one's in one mending.
            if (isMended && !(wanted.TryGetValue(unit.UnitId, out var now) && now.Mode == unit.Mode && Snap(now) is not null)) { Reach.CoverageOf(unit.Mode).Move(number, null); }
        }

        var numbers = gone.Where(u => wanted.TryGetValue(u.Unit.UnitId, out var now) && now.Mode == u.Unit.Mode).ToDictionary(u => u.Unit.UnitId, u => u.Number);
        foreach (var unit in come)
        {
            if (Snap(unit) is not { } place) { continue; }
            var number = numbers.TryGetValue(unit.UnitId, out var own) ? own : _next++;
            _units[unit.UnitId] = (number, unit, place);
            if (isMended) { Reach.CoverageOf(unit.Mode).Move(number, place); }
        }

        if (isMended) { return; }
        foreach (var mode in _foot is null ? [RoadMode.Car] : new[] { RoadMode.Car, RoadMode.Foot })
        {
            Reach.CoverageOf(mode).Set(_units.Values.Where(u => u.Unit.Mode == mode).ToDictionary(u => u.Number, u => u.Place), ct);
        }
    }

    /// <summary>Takes a unit away for a while.</summary>
    /// <param name="back">Puts it back.</param>
    /// <returns>False where it stands on no road.</returns>
    public bool Without(Guid unitId, out Action back)
    {
        back = () => { };
        if (!_units.TryGetValue(unitId, out var unit)) { return false; }
        var coverage = Reach.CoverageOf(unit.Unit.Mode);
        coverage.Move(unit.Number, null);
        back = () => coverage.Move(unit.Number, unit.Place);
        return true;
    }

    /// <summary>Both are of one version but for the moment between two looks in which another came.</summary>
    private static FootUnderCar UnderCar(DistrictRoads roads, CurrentRoads foot) =>
        ReferenceEquals(roads, foot.Moment.Roads) ? FootUnderCar.Of(roads) : new FootUnderCar(roads.Of(RoadMode.Car), foot.Network);

    private RoadPlace? Snap(RingUnit unit) => (unit.Mode == RoadMode.Car ? _car : _foot)?.Snap(new TravelPoint(unit.Longitude, unit.Latitude));
}
