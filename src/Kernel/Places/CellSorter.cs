using System.Runtime.InteropServices;

namespace Wangge.Kernel.Places;

/// <summary>Sorts polygons' edges into the cells of one grid, and finds which polygon covers the cells without edges.</summary>
/// <remarks>
/// Cells are taken a little larger than they are, so that neither rounding here nor in the look-up can put a point into a cell that misses an
/// edge beside it: an edge too many only costs time.
/// </remarks>
internal sealed class CellSorter
{
    private readonly IndexGrid _grid;
    private readonly double _marginX;
    private readonly double _marginY;
    private readonly List<PolygonPart>?[] _parts;

    // Cell in the upper half, position of the edge in the lower; sorted, they come as the sweep meets the cells.
    private readonly List<long> _touched = [];
    private int _nextTouched;
    private readonly List<CellEdge> _inCell = [];
    private readonly List<CellEdge>?[] _byRow;

    public CellSorter(IndexGrid grid, double smallestCell)
    {
        _grid = grid;
        _marginX = Math.Max(grid.CellWidth, smallestCell) * 1e-5;
        _marginY = Math.Max(grid.CellHeight, smallestCell) * 1e-5;
        _parts = new List<PolygonPart>?[grid.Columns * grid.Rows];
        _byRow = new List<CellEdge>?[grid.Rows];
    }

    /// <summary>The polygons with edges in a cell, in the order they were taken; null when there are none.</summary>
    public List<PolygonPart>? PartsIn(int cell) => _parts[cell];

    /// <summary>Adds one polygon; they must come in their order.</summary>
    /// <param name="cover">By cell, the first polygon that covers it whole; completed here.</param>
    /// <param name="isWhole">The part has all of the polygon's edges, so that the polygon cannot reach past them.</param>
    public void Take(PolygonPart part, int[] cover, bool isWhole)
    {
        if (isWhole && part.Edges.Length == 0)
        {
            return;
        }

        _touched.Clear();
        var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        for (var i = 0; i < part.Edges.Length; i++)
        {
            ref readonly var edge = ref part.Edges[i];
            west = Math.Min(west, Math.Min(edge.LowX, edge.HighX));
            east = Math.Max(east, Math.Max(edge.LowX, edge.HighX));
            south = Math.Min(south, edge.LowY);
            north = Math.Max(north, edge.HighY);
            Touch(edge, i);
        }

        _touched.Sort();
        _nextTouched = 0;

        var (firstRow, lastRow) = isWhole ? (_grid.RowAt(south - _marginY), _grid.RowAt(north + _marginY)) : (0, _grid.Rows - 1);
        var (firstColumn, lastColumn) = isWhole ? (_grid.ColumnAt(west - _marginX), _grid.ColumnAt(east + _marginX)) : (0, _grid.Columns - 1);
        SortByRow(part.Edges, firstRow, lastRow);
        for (var row = firstRow; row <= lastRow; row++)
        {
            SweepRow(part, cover, row, firstColumn, lastColumn);
        }
    }

    private void SweepRow(PolygonPart part, int[] cover, int row, int firstColumn, int lastColumn)
    {
        var y = _grid.SouthOf(row) + (_grid.CellHeight / 2);
        var insideFarEast = part.InsideWithoutEdges;
        foreach (ref readonly var edge in part.Edges.AsSpan())
        {
            insideFarEast ^= y < edge.RisesBelowY;
        }

        for (var column = firstColumn; column <= lastColumn; column++)
        {
            var x = _grid.WestOf(column) + (_grid.CellWidth / 2);
            var inside = insideFarEast;
            foreach (ref readonly var edge in CollectionsMarshal.AsSpan(_byRow[row]))
            {
                inside ^= edge.IsEastOf(x, y);
            }

            var cell = (row * _grid.Columns) + column;
            if (_nextTouched < _touched.Count && _touched[_nextTouched] >> 32 == cell)
            {
                AddPart(part, cell, inside, x, y);
            }
            else if (inside && (cover[cell] == PolygonIndex.None || part.Polygon < cover[cell]))
            {
                cover[cell] = part.Polygon;
            }
        }
    }

    private void AddPart(PolygonPart part, int cell, bool inside, double sampleX, double sampleY)
    {
        var border = _grid.WestOf((cell % _grid.Columns) + 1) + _marginX;
        var withoutEdges = inside;
        _inCell.Clear();
        for (; _nextTouched < _touched.Count && _touched[_nextTouched] >> 32 == cell; _nextTouched++)
        {
            ref readonly var edge = ref part.Edges[(int)_touched[_nextTouched]];
            var (nearX, farX, farY) = edge.LowX < edge.HighX ? (edge.LowX, edge.HighX, edge.HighY) : (edge.HighX, edge.LowX, edge.LowY);
            if (nearX <= border)
            {
                var inCell = edge with { RisesBelowY = farX > border ? farY : double.NegativeInfinity };
                withoutEdges ^= inCell.Flips(sampleX, sampleY);
                _inCell.Add(inCell);
            }
        }

        (_parts[cell] ??= new List<PolygonPart>(2)).Add(new PolygonPart(part.Polygon, [.. _inCell], withoutEdges, inside));
    }

    private void SortByRow(CellEdge[] edges, int firstRow, int lastRow)
    {
        for (var row = firstRow; row <= lastRow; row++)
        {
            (_byRow[row] ??= []).Clear();
        }

        foreach (ref readonly var edge in edges.AsSpan())
        {
            for (var row = Math.Max(firstRow, _grid.RowAt(edge.LowY)); row <= Math.Min(lastRow, _grid.RowAt(edge.HighY)); row++)
            {
                _byRow[row]!.Add(edge);
            }
        }
    }

    private void Touch(in CellEdge edge, int position)
    {
        var (west, east) = (Math.Min(edge.LowX, edge.HighX), Math.Max(edge.LowX, edge.HighX));
        var slope = (edge.HighX - edge.LowX) / (edge.HighY - edge.LowY);
        var lastRow = _grid.RowAt(edge.HighY + _marginY);
        for (var row = _grid.RowAt(edge.LowY - _marginY); row <= lastRow; row++)
        {
            var south = Math.Max(_grid.SouthOf(row) - _marginY, edge.LowY);
            var north = Math.Min(_grid.SouthOf(row + 1) + _marginY, edge.HighY);
            var (from, to) = (west, east);
            if (double.IsFinite(slope))
            {
                var atSouth = edge.LowX + ((south - edge.LowY) * slope);
                var atNorth = edge.LowX + ((north - edge.LowY) * slope);
                (from, to) = (Math.Max(west, Math.Min(atSouth, atNorth)), Math.Min(east, Math.Max(atSouth, atNorth)));
            }

            if (south > north || to + _marginX < _grid.MinX || from - _marginX > _grid.MaxX)
            {
                continue;
            }

            var lastColumn = _grid.ColumnAt(to + _marginX);
            for (var column = _grid.ColumnAt(from - _marginX); column <= lastColumn; column++)
            {
                _touched.Add(((long)((row * _grid.Columns) + column) << 32) | (uint)position);
            }
        }
    }
}
