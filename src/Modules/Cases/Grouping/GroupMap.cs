using Wangge.Cases.Duplicates;

namespace Wangge.Cases.Grouping;

/// <summary>Open groups by where their middle lies, so that a report is held against those alone that might reach it. Not safe for concurrent use.</summary>
/// <remarks>Squares a little wider than the furthest reach, in bands of latitude: what reaches a place lies in its square or in one beside it.</remarks>
internal sealed class GroupMap
{
    private const double SquareMetres = GroupBook.MostMetres * 1.01;
    private const double BandDegrees = SquareMetres / GroundPoint.MetresPerDegree;
    private readonly Dictionary<(int Band, int Column), List<GroupBook.Cluster>> _squares = [];
    private readonly Dictionary<GroupBook.Cluster, (int Band, int Column)> _places = [];

    /// <summary>All whose middle lies within the furthest reach, and some beyond.</summary>
    public IEnumerable<GroupBook.Cluster> Near(GroundPoint place)
    {
        var middle = BandOf(place);
        for (var band = middle - 1; band <= middle + 1; band++)
        {
            var column = ColumnOf(band, place);
            for (var at = column - 1; at <= column + 1; at++)
            {
                if (!_squares.TryGetValue((band, at), out var square)) { continue; }
                foreach (var cluster in square) { yield return cluster; }
            }
        }
    }

    /// <summary>Takes in a group, or follows it where its middle has moved.</summary>
    public void Put(GroupBook.Cluster cluster)
    {
        var band = BandOf(cluster.Middle);
        var square = (band, ColumnOf(band, cluster.Middle));
        if (_places.TryGetValue(cluster, out var before) && before == square) { return; }
        Remove(cluster);
        _places[cluster] = square;
        if (!_squares.TryGetValue(square, out var others)) { _squares[square] = others = []; }
        others.Add(cluster);
    }

    public void Remove(GroupBook.Cluster cluster)
    {
        if (!_places.Remove(cluster, out var square)) { return; }
        var others = _squares[square];
        others.Remove(cluster);
        if (others.Count == 0) { _squares.Remove(square); }
    }

    private static int BandOf(GroundPoint place) => (int)Math.Floor(place.Latitude / BandDegrees);

    /// <summary>A band is as wide all along as in its middle.</summary>
    private static int ColumnOf(int band, GroundPoint place) =>
        (int)Math.Floor(place.Longitude * Math.Cos((band + 0.5) * BandDegrees * Math.PI / 180) / BandDegrees);
}
