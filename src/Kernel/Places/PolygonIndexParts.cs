using System.Runtime.CompilerServices;

namespace Wangge.Kernel.Places;

/// <summary>What a cell's number says: 0 and above a polygon that covers the cell, −1 none, below that where to look on.</summary>
internal static class CellCode
{
    public static bool IsWhole(int cell) => cell >= PolygonIndex.None;

    public static bool IsGrid(int cell) => cell < PolygonIndex.None && (cell & 1) == 0;

    public static int OfGrid(int grid) => -2 - (grid << 1);

    public static int OfEdges(int firstPolygon) => -3 - (firstPolygon << 1);

    /// <summary>Which grid, or which first entry of the cell's polygons.</summary>
    public static int Position(int cell) => (-2 - cell) >> 1;
}

/// <summary>A uniform grid; the first covers everything, others one cell of another grid.</summary>
internal readonly record struct IndexGrid(double MinX, double MinY, double MaxX, double MaxY, int Columns, int Rows, int FirstCell)
{
    private readonly double _columnsPerUnit = Columns / (MaxX - MinX);
    private readonly double _rowsPerUnit = Rows / (MaxY - MinY);

    /// <summary>Where the cell of a point in, or by rounding just beside, this grid stands among all cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CellAt(double x, double y) => FirstCell + (RowAt(y) * Columns) + ColumnAt(x);

    public int ColumnAt(double x) => Math.Clamp((int)((x - MinX) * _columnsPerUnit), 0, Columns - 1);

    public int RowAt(double y) => Math.Clamp((int)((y - MinY) * _rowsPerUnit), 0, Rows - 1);

    public double CellWidth => (MaxX - MinX) / Columns;

    public double CellHeight => (MaxY - MinY) / Rows;

    public double WestOf(int column) => MinX + (column * CellWidth);

    public double SouthOf(int row) => MinY + (row * CellHeight);
}

/// <summary>One polygon's part of a cell. The last of a cell has no edges and is always inside, so that the search ends.</summary>
internal readonly record struct CellPolygon(int Polygon, int FirstEdge, int EdgeCount, bool InsideWithoutEdges)
{
    public const int SizeInBytes = 16;
}

/// <summary>A polygon's edge, its lower end first: all that <see cref="PolygonIndex"/> asks of it within a cell.</summary>
/// <remarks>
/// A ray runs from the point east to the cell's eastern border, then north to its north-eastern corner, whose side is known. An edge that
/// leaves the cell through the eastern border meets that way as if it went straight up from its own eastern end: for every such
/// edge the crossings of (ray east to infinity) and (border above the ray) together flip exactly when the ray runs below
/// that end, so only heights are compared and nothing is rounded.
/// </remarks>
/// <param name="RisesBelowY">Height of the eastern end where the edge crosses the eastern border, else −∞.</param>
internal readonly record struct CellEdge(double LowX, double LowY, double HighX, double HighY, double RisesBelowY) : IComparable<CellEdge>
{
    public const int SizeInBytes = 40;

    /// <summary>False for an east–west edge that ends within the cell: no ray meets it there, though one may in a finer grid.</summary>
    public bool CanFlip => LowY < HighY || RisesBelowY > double.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Flips(double x, double y) => (y < RisesBelowY) ^ IsEastOf(x, y);

    /// <summary>Some order in which equal edges stand together.</summary>
    public int CompareTo(CellEdge other) => (LowY, LowX, HighY, HighX).CompareTo((other.LowY, other.LowX, other.HighY, other.HighX));

    /// <summary>Whether a ray that runs from the point east to infinity meets the edge, its lower end included, its upper not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsEastOf(double x, double y) => LowY <= y && y < HighY && Side.Of(LowX, LowY, HighX, HighY, x, y) > 0;
}
