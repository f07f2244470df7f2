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
    private const double MostInsideMetres = 10;

    private const double BeforeWallMetres = 0.05;
    private const int MostSteps = 4;

    /// <param name="at">Where it is registered, metres of the plane.</param>
    /// <param name="isIndoors">Its site is within a building, such as a corridor.</param>
    public static (Coordinate Eye, EyeStanding Standing) Place(Coordinate at, bool isIndoors, IReadOnlyList<Footprint> buildings)
    {
        var (eye, standing) = (at, EyeStanding.Open);
        for (var step = 0; step <= MostSteps; step++)
        {
            if (buildings.FirstOrDefault(b => b.Contains(eye.X, eye.Y)) is not { } around) { return (eye, standing); }
            if (isIndoors) { return (at, EyeStanding.Indoors); }
            // Houses in a row: out of the one may be inside the next.
            var (outside, _) = around.NearestOutside(eye, BeforeWallMetres);
            if (outside.Distance(at) > MostInsideMetres) { break; }
            (eye, standing) = (outside, EyeStanding.AtWall);
        }

        return (at, EyeStanding.Indoors);
    }
}
