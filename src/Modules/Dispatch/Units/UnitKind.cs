using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Units;

/// <summary>How a unit moves; the wire name is the member's in lower case.</summary>
internal enum UnitKind
{
    Foot,
    Car,
    Motorcycle,
}

/// <summary>Where a unit stands with its work; the wire name is the member's in lower case, words parted by hyphens.</summary>
internal enum UnitState
{
    /// <summary>Not on duty: nobody sees where it is.</summary>
    Off,

    /// <summary>Can be sent.</summary>
    Free,

    /// <summary>On its way.</summary>
    Sent,

    /// <summary>Arrived, and there still.</summary>
    AtScene,

    /// <summary>On duty with work of its own.</summary>
    Busy,
}

/// <summary>Whose roads a unit takes.</summary>
internal static class UnitRoads
{
    public static RoadMode Mode(this UnitKind kind) => kind == UnitKind.Foot ? RoadMode.Foot : RoadMode.Car;
}
