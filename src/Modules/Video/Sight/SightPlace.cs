using NetTopologySuite.Geometries;

namespace Wangge.Video.Sight;

/// <summary>A place of the lists with the points by which it is judged whether it is seen.</summary>
/// <param name="Number">Its place among all, from 0; breaks ties in lists.</param>
/// <param name="Key">The same while the place is: its list and its id.</param>
/// <param name="Lists">Those that hold it, such as <c>premises</c> and <c>must-check</c>.</param>
/// <param name="AreaPath">Of the grid that contains it.</param>
/// <param name="Samples">1–64, degrees.</param>
internal sealed record SightPlace(int Number, string Key, IReadOnlyList<string> Lists, string Kind, string? Name, string AreaPath, double Longitude, double Latitude, Coordinate[] Samples)
{
    public static readonly string[] Kinds = ["school", "kindergarten", "hospital", "market", "crowded", "transport", "crossing", "water", "gas", "power", "bank", "works", "other"];

    public static readonly string[] AllLists = ["premises", "must-check", "alarm-devices", "crossings"];

    /// <summary>A bit a sample.</summary>
    public ulong AllSeen => Samples.Length == 64 ? ulong.MaxValue : (1UL << Samples.Length) - 1;

    /// <summary>0–1.</summary>
    public double ShareOf(ulong seen) => (double)ulong.PopCount(seen & AllSeen) / Samples.Length;

    /// <summary>Which samples a camera sees.</summary>
    public ulong SeenFrom(SightField field)
    {
        var seen = 0UL;
        for (var i = 0; i < Samples.Length; i++)
        {
            if (field.Sees(Samples[i].X, Samples[i].Y)) { seen |= 1UL << i; }
        }

        return seen;
    }
}
