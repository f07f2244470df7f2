using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Roads;

/// <summary>Finds the road nearest to a place: stretches by the squares of some hundred metres that they pass through. Built once a network; safe for concurrent use.</summary>
internal sealed class RoadGrid
{
    private const double LeastCellMetres = 100;
    private const int MostCells = 1 << 22;

    private readonly RoadNetwork _roads;
    private readonly double _west;
    private readonly double _south;
    private readonly double _cellEast;
    private readonly double _cellNorth;
    private readonly double _cellMetres;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int[] _first;
    private readonly int[] _stretches;
    private readonly int[] _edgeOf;

    public RoadGrid(RoadNetwork roads)
    {
        _roads = roads;
        var (west, east) = Extent(roads.Longitude);
        var (south, north) = Extent(roads.Latitude);
        var plane = new LocalPlane((west + east) / 2, (south + north) / 2);
        var (width, height) = ((east - west) * plane.MetresPerDegreeEast, (north - south) * plane.MetresPerDegreeNorth);
        _cellMetres = Math.Max(LeastCellMetres, Math.Sqrt(width * height / Math.Clamp(roads.StretchCount, 1, MostCells)));
        (_west, _south) = (west, south);
        (_cellEast, _cellNorth) = (_cellMetres / plane.MetresPerDegreeEast, _cellMetres / plane.MetresPerDegreeNorth);
        (_columns, _rows) = ((int)((east - west) / _cellEast) + 1, (int)((north - south) / _cellNorth) + 1);
        _first = new int[(_columns * _rows) + 1];

        ForEachCell((cell, _) => _first[cell + 1]++);
        for (var i = 1; i < _first.Length; i++) { _first[i] += _first[i - 1]; }
        _stretches = new int[_first[^1]];
        var filled = _first.AsSpan(0, _first.Length - 1).ToArray();
        ForEachCell((cell, stretch) => _stretches[filled[cell]++] = stretch);

        _edgeOf = new int[roads.StretchCount];
        for (var edge = roads.EdgeCount - 1; edge >= 0; edge--)
        {
            // An echo is no place of its own, and the direction of the shape comes first.
            if (!roads.Echoes.ContainsKey(edge) && (!roads.IsBackward(edge) || roads.Twin[edge] < 0)) { _edgeOf[roads.StretchOf(edge)] = edge; }
        }
    }

    /// <summary>The nearest place on a road within so many metres; on an island of roads only where nothing else is that near. Null where there is none.</summary>
    /// <remarks>As <see cref="List"/> for one, without its lists: a ranking asks for hundreds.</remarks>
    public RoadPlace? Nearest(double longitude, double latitude, double withinMetres)
    {
        if (_stretches.Length == 0) { return null; }
        var (plane, best, bestOnIsland) = (new LocalPlane(longitude, latitude), Found.None, Found.None);
        var (column, row) = ((int)Math.Floor((longitude - _west) / _cellEast), (int)Math.Floor((latitude - _south) / _cellNorth));
        var away = Math.Max(Math.Max(-column, column - _columns + 1), Math.Max(-row, row - _rows + 1));
        for (var ring = Math.Max(0, away); ring - away <= _columns + _rows; ring++)
        {
            // Whatever lies in this ring or beyond is at least so far.
            var reached = (ring - 1) * _cellMetres * 0.99;
            if (reached > withinMetres || best.Metres <= reached) { break; }
            for (var y = Math.Max(0, row - ring); y <= Math.Min(_rows - 1, row + ring); y++)
            {
                var step = y == row - ring || y == row + ring || ring == 0 ? 1 : 2 * ring;
                for (var x = column - ring; x <= column + ring; x += step)
                {
                    if (x >= 0 && x < _columns) { Look((y * _columns) + x, plane, ref best, ref bestOnIsland); }
                }
            }
        }

        var nearest = best.Metres <= withinMetres ? best : bestOnIsland;
        return nearest.Metres <= withinMetres ? PlaceOf(nearest) : null;
    }

    /// <summary>The nearest places, one a stretch, nearest first.</summary>
    /// <param name="islandsLast">Those on islands come behind all others; else they are as good.</param>
    public IReadOnlyList<RoadPlace> List(double longitude, double latitude, double withinMetres, int most, bool islandsLast = true)
    {
        if (_stretches.Length == 0) { return []; }
        var (found, plane) = (new List<(RoadPlace Place, bool IsLast)>(), new LocalPlane(longitude, latitude));
        var seen = new HashSet<int>();
        var (column, row) = ((int)Math.Floor((longitude - _west) / _cellEast), (int)Math.Floor((latitude - _south) / _cellNorth));
        var away = Math.Max(Math.Max(-column, column - _columns + 1), Math.Max(-row, row - _rows + 1));
        for (var ring = Math.Max(0, away); ; ring++)
        {
            // Whatever lies in this ring or beyond is at least so far.
            var reached = (ring - 1) * _cellMetres * 0.99;
            if (reached > withinMetres || (ring - away > _columns + _rows)) { break; }
            if (found.Count(f => !f.IsLast && f.Place.Metres <= reached) >= most) { break; }
            foreach (var cell in Ring(column, row, ring)) { Look(cell, plane, withinMetres, islandsLast, seen, found); }
        }

        return [.. found.OrderBy(f => f.IsLast).ThenBy(f => f.Place.Metres).Take(most).Select(f => f.Place)];
    }

    /// <summary>The stretches that come near a box of degrees: all that touch it, and some that do not.</summary>
    public IReadOnlyCollection<int> Within(Envelope box)
    {
        var found = new HashSet<int>();
        if (_stretches.Length == 0) { return found; }

        // One square more on each side: a stretch on the border between two may stand in either.
        var (west, east) = (Column(box.MinX - _cellEast), Column(box.MaxX + _cellEast));
        for (var row = Row(box.MinY - _cellNorth); row <= Row(box.MaxY + _cellNorth); row++)
        {
            for (var column = west; column <= east; column++)
            {
                var cell = (row * _columns) + column;
                foreach (var stretch in _stretches.AsSpan(_first[cell], _first[cell + 1] - _first[cell])) { found.Add(stretch); }
            }
        }

        return found;
    }

    private int Column(double longitude) => (int)Math.Clamp(Math.Floor((longitude - _west) / _cellEast), 0, _columns - 1);

    private int Row(double latitude) => (int)Math.Clamp(Math.Floor((latitude - _south) / _cellNorth), 0, _rows - 1);

    private void Look(int cell, LocalPlane plane, double withinMetres, bool islandsLast, HashSet<int> seen, List<(RoadPlace Place, bool IsLast)> found)
    {
        for (var i = _first[cell]; i < _first[cell + 1]; i++)
        {
            var stretch = _stretches[i];
            if (!seen.Add(stretch)) { continue; }
            var (fraction, metres) = RoadShape.Of(_roads, stretch).Nearest(plane);
            if (metres > withinMetres) { continue; }
            found.Add((PlaceOf(new Found(stretch, fraction, metres)), islandsLast && _roads.Traits[stretch].HasFlag(RoadTraits.Island)));
        }
    }

    private void Look(int cell, LocalPlane plane, ref Found best, ref Found bestOnIsland)
    {
        for (var i = _first[cell]; i < _first[cell + 1]; i++)
        {
            var stretch = _stretches[i];
            var (fraction, metres) = RoadShape.Of(_roads, stretch).Nearest(plane);
            ref var known = ref _roads.Traits[stretch].HasFlag(RoadTraits.Island) ? ref bestOnIsland : ref best;
            if (metres < known.Metres) { known = new Found(stretch, fraction, metres); }
        }
    }

    private RoadPlace PlaceOf(Found found)
    {
        var edge = _edgeOf[found.Stretch];
        return new RoadPlace(edge, _roads.IsBackward(edge) ? 1 - found.Fraction : found.Fraction, found.Metres);
    }

    private IEnumerable<int> Ring(int column, int row, int ring)
    {
        for (var y = Math.Max(0, row - ring); y <= Math.Min(_rows - 1, row + ring); y++)
        {
            var isWhole = y == row - ring || y == row + ring;
            for (var x = Math.Max(0, column - ring); x <= Math.Min(_columns - 1, column + ring); x++)
            {
                if (isWhole || x == column - ring || x == column + ring) { yield return (y * _columns) + x; }
                else { x = Math.Max(x, Math.Min(column + ring - 1, _columns - 1)); }
            }
        }
    }

    private void ForEachCell(Action<int, int> tell)
    {
        for (var stretch = 0; stretch < _roads.StretchCount; stretch++)
        {
            var last = -1;
            for (var i = _roads.FirstPoint[stretch] + 1; i < _roads.FirstPoint[stretch + 1]; i++)
            {
                var (x1, y1) = Cell(i - 1);
                var (x2, y2) = Cell(i);
                var steps = (int)Math.Ceiling(Math.Max(Math.Abs(x2 - x1), Math.Abs(y2 - y1)) * 4) + 1;
                for (var step = 0; step <= steps; step++)
                {
                    var (x, y) = (x1 + ((x2 - x1) * step / steps), y1 + ((y2 - y1) * step / steps));
                    var cell = (Math.Clamp((int)y, 0, _rows - 1) * _columns) + Math.Clamp((int)x, 0, _columns - 1);
                    if (cell == last) { continue; }
                    tell(cell, stretch);
                    last = cell;
                }
            }
        }
    }

    private (double X, double Y) Cell(int point) => (((_roads.Longitude[point] / 1e7) - _west) / _cellEast, ((_roads.Latitude[point] / 1e7) - _south) / _cellNorth);

    private static (double Least, double Most) Extent(int[] values)
    {
        if (values.Length == 0) { return (0, 0); }
        var (least, most) = (int.MaxValue, int.MinValue);
        foreach (var value in values) { (least, most) = (Math.Min(least, value), Math.Max(most, value)); }
        return (least / 1e7, most / 1e7);
    }

    /// <summary>The nearest place on a stretch.</summary>
    private readonly record struct Found(int Stretch, double Fraction, double Metres)
    {
        public static readonly Found None = new(RoadNetwork.None, 0, double.PositiveInfinity);
    }
}
