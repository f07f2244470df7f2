using System.IO.Compression;

namespace Wangge.Kernel.Tiles;

/// <summary>A vector tile that is being written: layers of points, lines and polygons in the tile's own units.</summary>
/// <remarks>Source: Mapbox Vector Tile Specification 2.1. Not thread-safe. The same features in the same order give the same bytes.</remarks>
public sealed class VectorTile
{
    public const string ContentType = "application/vnd.mapbox-vector-tile";

    private readonly List<TileLayer> _layers = [];

    /// <summary>The layer of this name, begun where there is none; layers are written in the order in which they were begun, empty ones not at all.</summary>
    public TileLayer Layer(string name)
    {
        var layer = _layers.Find(l => l.Name == name);
        if (layer is null) { _layers.Add(layer = new(name)); }
        return layer;
    }

    /// <summary>The tile as it stands, not compressed; no bytes where nothing was added.</summary>
    public byte[] ToBytes()
    {
        var tile = new WireWriter();
        foreach (var layer in _layers) { layer.WriteTo(tile); }
        return tile.Written.ToArray();
    }

    /// <summary>The tile as it stands, for <c>Content-Encoding: gzip</c>.</summary>
    public byte[] ToGzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) { gzip.Write(ToBytes()); }
        return packed.ToArray();
    }
}
