using Wangge.Contracts.Areas;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Rings.Ground;

/// <summary>A public place with the roads that it lies on and the zone that holds it.</summary>
/// <param name="Zone">Its number.</param>
/// <param name="ByCar">Null where no road is near.</param>
/// <param name="OnFoot">Null where no road is near.</param>
internal sealed record GroundPlace(PublicPlace Place, int Zone, RoadPlace? ByCar, RoadPlace? OnFoot)
{
    /// <summary>Kinds that rings count: where many people are who cannot help themselves.</summary>
    public static readonly string[] Kinds = ["school", "kindergarten", "hospital", "market", "water-point", "gas-point"];

    /// <summary>Of these, where children are: the promise is told of them apart.</summary>
    public bool IsSchool => Place.Kind is "school" or "kindergarten";

    /// <summary>A place farther from all roads is reached by none of them.</summary>
    public const double NearestRoadWithinMetres = 500;
}
