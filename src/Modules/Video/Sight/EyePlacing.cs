using NetTopologySuite.Geometries;

namespace Wangge.Video.Sight;

/// <summary>Where a camera looks from, beside the buildings.</summary>
internal enum EyeStanding
{
    /// <summary>In the open.</summary>
    Open,

    /// <summary>On a wall: it was registered just inside a building and looks from that building's nearest wall.</summary>
    AtWall,

    /// <summary>Inside a building, whose walls end what it sees.</summary>
    Indoors,
}

/// <summary>Finds the eye of a camera. Who registers one on a façade seldom hits the outline: within a few metres it is taken to hang outside.</summary>
internal static class EyePlacing
{
    /// <value>How far inside its outline a building's own camera may be registered.</value>
    public const double MostInsideMetres = 10;

    private const double BeforeWallMetres = 0.05;

    /// <param name="at">Where it is registered, metres of the plane.</param>
    /// <param name="isIndoors">Its site is within a building, such as a corridor.</param>
    public static (Coordinate Eye, EyeStanding Standing) Place(Coordinate at, bool isIndoors, IReadOnlyList<Footprint> buildings)
    {
        if (!IsInside(at)) { return (at, EyeStanding.Open); }
        if (isIndoors) { return (at, EyeStanding.Indoors); }
        // Of houses in a row a wall that two share leads from the one into the other.
        var outside = buildings.SelectMany(b => b.OutsideNear(at, BeforeWallMetres)).Where(w => w.Metres <= MostInsideMetres).OrderBy(w => w.Metres).Select(w => w.Outside).FirstOrDefault(p => !IsInside(p));
        return outside is null ? (at, EyeStanding.Indoors) : (outside, EyeStanding.AtWall);

        bool IsInside(Coordinate p) => buildings.Any(b => b.Contains(p.X, p.Y));
    }
}
