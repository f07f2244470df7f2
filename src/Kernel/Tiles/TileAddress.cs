using NetTopologySuite.Geometries;

namespace Wangge.Kernel.Tiles;

/// <summary>One square of the web map's pyramid: at zoom z the world is 2^z by 2^z tiles, counted from the north-west (0, 0).</summary>
/// <param name="Z">Zoom, 0 to <see cref="HighestZoom"/>.</param>
/// <param name="X">Column, from the 180th meridian eastward.</param>
/// <param name="Y">Row, from 85.05° north southward.</param>
/// <remarks>Source: OGC Two Dimensional Tile Matrix Set 2.0, WebMercatorQuad.</remarks>
public readonly record struct TileAddress(int Z, int X, int Y)
{
    public const int HighestZoom = 22;

    /// <summary>Units along an edge of a tile; positions inside it are whole numbers of them.</summary>
    public const int Extent = 4096;

    /// <summary>Whether there is such a tile; all else here presumes it.</summary>
    public bool Exists => Z is >= 0 and <= HighestZoom && X >= 0 && X < 1 << Z && Y >= 0 && Y < 1 << Z;

    /// <summary>The tile at this zoom that a position in WGS-84 degrees falls into.</summary>
    public static TileAddress At(double longitude, double latitude, int zoom)
    {
        var last = (1 << zoom) - 1;
        return new(zoom, Math.Clamp((int)(WebMercator.X(longitude) * (last + 1)), 0, last), Math.Clamp((int)(WebMercator.Y(latitude) * (last + 1)), 0, last));
    }

    /// <summary>The tile's bounds in WGS-84 degrees, widened on each side.</summary>
    /// <param name="bufferUnits">Units of <see cref="Extent"/> on each side, so that a marker or a line over the edge is drawn whole by both tiles.</param>
    public Envelope Bounds(int bufferUnits = 0)
    {
        var (side, buffer) = (1.0 / (1 << Z), bufferUnits / (double)Extent);
        return new(
            WebMercator.Longitude((X - buffer) * side), WebMercator.Longitude((X + 1 + buffer) * side),
            WebMercator.Latitude((Y + 1 + buffer) * side), WebMercator.Latitude((Y - buffer) * side));
    }

    /// <summary>A position in WGS-84 degrees, in this tile's units: (0, 0) is its north-west corner, y grows southward.</summary>
    public TilePoint Place(double longitude, double latitude)
    {
        var tiles = 1 << Z;
        return new(
            (int)Math.Round(((WebMercator.X(longitude) * tiles) - X) * Extent),
            (int)Math.Round(((WebMercator.Y(latitude) * tiles) - Y) * Extent));
    }
}

/// <summary>A position in a tile, in its units; outside [0, 4096) it lies in the buffer.</summary>
public readonly record struct TilePoint(int X, int Y);
