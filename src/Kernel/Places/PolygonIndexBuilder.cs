using NetTopologySuite.Geometries;

namespace Wangge.Kernel.Places;

/// <summary>Lays the grids of a <see cref="PolygonIndex"/>; used once, by one thread.</summary>
internal sealed class PolygonIndexBuilder(IReadOnlyList<Geometry> polygons)
{
    private const int CellsPerEdge = 3;
    private const int MostRootCells = 1 << 23;
    private const int MostEdgesInCell = 12;
    private const int MostDepth = 4;

    private readonly List<IndexGrid> _grids = [];
    private readonly List<int> _cells = [];
    private readonly List<CellPolygon> _polygons = [];
    private readonly List<CellEdge> _edges = [];
    private double _smallestCell;

    public PolygonIndex Build()
    {
        var bounds = new Envelope();
        var parts = new List<PolygonPart>(polygons.Count);
        var edges = 0;
        for (var i = 0; i < polygons.Count; i++)
        {
            var part = PolygonPart.Whole(i, polygons[i]);
            bounds.ExpandToInclude(polygons[i].EnvelopeInternal);
            parts.Add(part);
            edges += part.Edges.Length;
        }

        if (edges == 0)
        {
            return new PolygonIndex(polygons.Count, [new IndexGrid(0, 0, -1, -1, 1, 1, 0)], [PolygonIndex.None], [], []);
        }

        var farthest = Math.Max(Math.Max(Math.Abs(bounds.MinX), Math.Abs(bounds.MaxX)), Math.Max(Math.Abs(bounds.MinY), Math.Abs(bounds.MaxY)));
        var ulp = Math.BitIncrement(farthest) - farthest;
        _smallestCell = ulp * (1 << 24);
        var grid = new IndexGrid(
            bounds.MinX, bounds.MinY, Math.Max(bounds.MaxX, bounds.MinX + (64 * ulp)), Math.Max(bounds.MaxY, bounds.MinY + (64 * ulp)), 1, 1, 0);
        Lay(WithCells(grid, Math.Min((long)edges * CellsPerEdge, MostRootCells)), parts, PolygonIndex.None, depth: 0);
        return new PolygonIndex(polygons.Count, [.. _grids], [.. _cells], [.. _polygons], [.. _edges]);
    }

    private static IndexGrid WithCells(IndexGrid grid, long cells)
    {
        var (width, height) = (grid.MaxX - grid.MinX, grid.MaxY - grid.MinY);
        var columns = Math.Clamp((int)Math.Sqrt(cells * width / height), 1, (int)Math.Max(1, cells));
        var rows = Math.Clamp((int)(cells / columns), 1, (int)Math.Max(1, cells));
        return new IndexGrid(grid.MinX, grid.MinY, grid.MaxX, grid.MaxY, columns, rows, 0);
    }

    private int Lay(IndexGrid shape, List<PolygonPart> parts, int coverOfAll, int depth)
    {
        var grid = shape with { FirstCell = _cells.Count };
        var position = _grids.Count;
        _grids.Add(grid);
        var sorter = new CellSorter(grid, _smallestCell);
        var cover = new int[grid.Columns * grid.Rows];
        Array.Fill(cover, coverOfAll);
        foreach (var part in parts)
        {
            sorter.Take(part, cover, isWhole: depth == 0);
        }

        _cells.AddRange(cover);
        for (var cell = 0; cell < cover.Length; cell++)
        {
            if (sorter.PartsIn(cell) is not { Count: > 0 } inCell)
            {
                continue;
            }

            // What comes after a polygon that covers the cell can never win there.
            var contenders = cover[cell] == PolygonIndex.None ? inCell : inCell.FindAll(p => p.Polygon < cover[cell]);
            _cells[grid.FirstCell + cell] = contenders.Count == 0 ? cover[cell] : Fill(grid, cell, contenders, cover[cell], depth);
        }

        return position;
    }

    private int Fill(IndexGrid grid, int cell, List<PolygonPart> parts, int cover, int depth)
    {
        var edges = 0;
        foreach (var part in parts)
        {
            edges += part.Edges.Length;
        }

        if (edges > MostEdgesInCell && depth < MostDepth && Math.Min(grid.CellWidth, grid.CellHeight) > 64 * _smallestCell)
        {
            var (west, south) = (grid.WestOf(cell % grid.Columns), grid.SouthOf(cell / grid.Columns));
            var finer = new IndexGrid(west, south, west + grid.CellWidth, south + grid.CellHeight, 1, 1, 0);
            return CellCode.OfGrid(Lay(WithCells(finer, Math.Clamp(edges * CellsPerEdge, 16, 4096)), parts, cover, depth + 1));
        }

        if (parts is [var one, var other] && cover == PolygonIndex.None && other.IsRestOf(one))
        {
            (parts, cover) = ([one], other.Polygon);
        }

        var first = _polygons.Count;
        foreach (var part in parts)
        {
            var firstEdge = _edges.Count;
            foreach (ref readonly var edge in part.Edges.AsSpan())
            {
                if (edge.CanFlip)
                {
                    _edges.Add(edge);
                }
            }

            _polygons.Add(new CellPolygon(part.Polygon, firstEdge, _edges.Count - firstEdge, part.InsideWithoutEdges));
        }

        _polygons.Add(new CellPolygon(cover, 0, 0, InsideWithoutEdges: true));
        return CellCode.OfEdges(first);
    }
}
