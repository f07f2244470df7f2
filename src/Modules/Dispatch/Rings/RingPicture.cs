using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Rings;

/// <summary>How far the promise is kept: what of a district's roads somebody reaches within the minutes of its zone. Never changes; safe for concurrent use.</summary>
/// <param name="Zones">By the zone's number.</param>
/// <param name="Gaps">What nobody reaches in time, stretch by stretch.</param>
/// <param name="PlacesInTime">By the number of the place: whether it is reached in time.</param>
/// <param name="PlaceArrivals">By the number of the place, milliseconds.</param>
internal sealed record RingPicture(IReadOnlyList<RingShare> Zones, IReadOnlyList<RingGap> Gaps, IReadOnlyList<bool> PlacesInTime, IReadOnlyList<int> PlaceArrivals)
{
    public RingShare Whole { get; } = Zones.Aggregate(default(RingShare), (a, b) => a + b);
}

/// <summary>Of some ground: all of it, and what is reached in time.</summary>
/// <param name="Metres">Of roads, each stretch once.</param>
/// <param name="People">By the grids' ledgers.</param>
/// <param name="Places">Schools and other public places.</param>
/// <param name="Schools">Schools and kindergartens, which are places too.</param>
internal readonly record struct RingShare(
    double Metres, double MetresInTime, double People, double PeopleInTime, int Places = 0, int PlacesInTime = 0, int Schools = 0, int SchoolsInTime = 0)
{
    public static RingShare operator +(RingShare a, RingShare b) => new(
        a.Metres + b.Metres, a.MetresInTime + b.MetresInTime, a.People + b.People, a.PeopleInTime + b.PeopleInTime, a.Places + b.Places, a.PlacesInTime + b.PlacesInTime,
        a.Schools + b.Schools, a.SchoolsInTime + b.SchoolsInTime);
}

/// <summary>A part of a stretch that nobody reaches in time.</summary>
/// <param name="Piece">A piece of <see cref="RingGround"/> that it lies in; the first, where it goes over several.</param>
/// <param name="From">Fraction of the stretch.</param>
/// <param name="Until">Fraction of the stretch.</param>
/// <param name="People">That live along it.</param>
/// <param name="Milliseconds">Until the first unit is in its middle, or <see cref="Coverage.Unreached"/>.</param>
internal readonly record struct RingGap(int Stretch, int Piece, double From, double Until, double People, int Milliseconds);
