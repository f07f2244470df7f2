using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Closures;

/// <summary>Between a network's stretches and the places by which they are found again in another version of it.</summary>
internal static class StretchMarks
{
    private const int CentimetresEach = 50_00;
    private const int MostOfOne = 40;
    private const double SameSpotMetres = 1;
    private const double SameWayMetres = 30;
    private const double AnyWayMetres = 15;
    private const int RoadsLookedAt = 8;

    /// <summary>One for every 50 m, so that a stretch that is cut in two later is found in both.</summary>
    public static IEnumerable<StretchMark> Of(RoadNetwork roads, int stretch)
    {
        var (count, path) = (Math.Clamp(roads.LengthCm[stretch] / CentimetresEach, 1, MostOfOne), new StretchPath(roads, stretch));
        for (var i = 0; i < count; i++)
        {
            var at = path.At((i + 0.5) / count);
            yield return new StretchMark(roads.Source[stretch], Math.Round(at.X, 7), Math.Round(at.Y, 7));
        }
    }

    /// <summary>The stretch at a mark: of the same way at the same spot, else what runs through the spot, else the same way near by, else the nearest road within 15 m.</summary>
    public static int? Find(RoadNetwork roads, RoadGrid grid, StretchMark mark)
    {
        var near = grid.List(mark.Longitude, mark.Latitude, SameWayMetres, RoadsLookedAt);
        return Choose(p => IsSameWay(p) && p.Metres < SameSpotMetres) ?? Choose(p => p.Metres < SameSpotMetres) ?? Choose(IsSameWay) ?? Choose(p => p.Metres < AnyWayMetres);

        bool IsSameWay(RoadPlace place) => roads.Source[roads.StretchOf(place.Edge)] == mark.Source;

        int? Choose(Func<RoadPlace, bool> isMeant)
        {
            foreach (var place in near)
            {
                if (isMeant(place)) { return roads.StretchOf(place.Edge); }
            }

            return null;
        }
    }

    /// <summary>A stretch as a line, WGS-84 degrees.</summary>
    public static LineString LineOf(RoadNetwork roads, int stretch) => new([.. new StretchPath(roads, stretch).Points]);
}
