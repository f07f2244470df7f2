using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using Wangge.Kernel.Tiles;

namespace Wangge.Kernel.Tests.Tiles;

/// <summary>Tiles as an independent reader understands them.</summary>
public sealed class VectorTileTests
{
    private static readonly TileAddress Harbour = TileAddress.At(120.93, 40.71, 14);
    private static readonly Gen<TilePoint> Inside = Gen.Select(Gen.Int[-128, 4223], Gen.Int[-128, 4223], (x, y) => new TilePoint(x, y));

    [Fact]
    public void Each_kind_of_value_is_read_as_it_was_given()
    {
        var tile = new VectorTile();
        tile.Layer("matters").AddPoint(new(5, 7), [("name", "井盖缺失"), ("late", true), ("serial", -42), ("share", 0.25)], id: 9);
        var feature = Assert.Single(Assert.Single(Read(tile).Layers, l => l.Name == "matters").Features);
        Assert.Equal("井盖缺失", feature.Attributes["name"]);
        Assert.Equal(true, feature.Attributes["late"]);
        Assert.Equal(-42L, Convert.ToInt64(feature.Attributes["serial"]));
        Assert.Equal(0.25, feature.Attributes["share"]);
    }

    // The reader rounds its tile's corner to whole units, so it may be one off as a whole.
    [Fact]
    public void Points_come_back_within_two_units() => Gen.Select(Gen.Double[120.91, 120.95], Gen.Double[40.70, 40.72]).Sample((longitude, latitude) =>
    {
        var address = TileAddress.At(longitude, latitude, 16);
        var tile = new VectorTile();
        tile.Layer("p").AddPoint(address.Place(longitude, latitude), []);
        var point = Assert.IsType<Point>(Assert.Single(Read(tile, address).Layers[0].Features).Geometry);
        var unit = 360.0 / (1 << 16) / TileAddress.Extent;
        Assert.Equal(longitude, point.X, 2 * unit);
        Assert.Equal(latitude, point.Y, 2 * unit);
    }, iter: 500);

    [Fact]
    public void Lines_keep_every_corner() => Inside.Array[2, 40].Sample(points =>
    {
        var distinct = points.Where((p, i) => i == 0 || p != points[i - 1]).ToList();
        var tile = new VectorTile();
        var added = tile.Layer("l").AddLines([points], []);
        Assert.Equal(distinct.Count >= 2, added);
        if (!added) { return; }

        var line = Assert.IsType<LineString>(Assert.Single(Read(tile).Layers[0].Features).Geometry);
        var read = line.Coordinates.Select(c => Harbour.Place(c.X, c.Y)).ToList();
        var (east, south) = (read[0].X - distinct[0].X, read[0].Y - distinct[0].Y);
        Assert.InRange(Math.Max(Math.Abs(east), Math.Abs(south)), 0, 1);
        Assert.Equal(distinct, read.Select(p => new TilePoint(p.X - east, p.Y - south)));
    }, iter: 500);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_hole_stays_a_hole_whichever_way_its_ring_turns(bool turned)
    {
        TilePoint[] outer = [new(0, 0), new(100, 0), new(100, 100), new(0, 100), new(0, 0)];
        TilePoint[] hole = [new(20, 20), new(60, 20), new(60, 60), new(20, 60)];
        if (turned)
        {
            Array.Reverse(outer);
            Array.Reverse(hole);
        }

        var tile = new VectorTile();
        tile.Layer("land").AddPolygons([[outer, hole], [[new(200, 200), new(220, 200), new(220, 220)]]], [("kind", "park")]);
        var shape = Assert.IsType<MultiPolygon>(Assert.Single(Read(tile).Layers[0].Features).Geometry);
        Assert.Equal([1, 0], shape.Geometries.Cast<Polygon>().Select(p => p.NumInteriorRings));
    }

    [Fact]
    public void Shapes_without_length_or_area_are_left_out()
    {
        var tile = new VectorTile();
        var layer = tile.Layer("nothing");
        Assert.False(layer.AddLines([[new(3, 3), new(3, 3)]], []));
        Assert.False(layer.AddPolygons([[[new(0, 0), new(5, 5), new(10, 10)]]], []));
        Assert.Empty(tile.ToBytes());
    }

    [Fact]
    public void Equal_values_are_written_once()
    {
        var (one, many) = (new VectorTile(), new VectorTile());
        foreach (var (tile, count) in new[] { (one, 1), (many, 100) })
        {
            for (var i = 0; i < count; i++) { tile.Layer("p").AddPoint(new(i, i), [("kind", new string('x', 200))]); }
        }

        Assert.InRange(many.ToBytes().Length - one.ToBytes().Length, 1, 99 * 20);
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(3, 7, 7, true)]
    [InlineData(3, 8, 0, false)]
    [InlineData(3, 0, -1, false)]
    [InlineData(23, 0, 0, false)]
    public void Only_tiles_of_the_pyramid_exist(int z, int x, int y, bool exists) => Assert.Equal(exists, new TileAddress(z, x, y).Exists);

    [Fact]
    public void A_tile_bounds_what_falls_into_it() => Gen.Select(Gen.Double[-180, 179.99], Gen.Double[-85, 85], Gen.Int[0, 18]).Sample((longitude, latitude, zoom) =>
    {
        var bounds = TileAddress.At(longitude, latitude, zoom).Bounds();
        bounds.ExpandBy(1e-9);
        Assert.True(bounds.Contains(longitude, latitude));
    }, iter: 2000);

    [Fact]
    public void Corners_of_a_tile_are_its_first_and_last_unit() => Gen.Select(Gen.Double[-179, 179], Gen.Double[-84, 84], Gen.Int[0, 20]).Sample((longitude, latitude, zoom) =>
    {
        var address = TileAddress.At(longitude, latitude, zoom);
        var bounds = address.Bounds();
        Assert.Equal(new TilePoint(0, 0), address.Place(bounds.MinX, bounds.MaxY));
        Assert.Equal(new TilePoint(TileAddress.Extent, TileAddress.Extent), address.Place(bounds.MaxX, bounds.MinY));
    }, iter: 500);

    private static NetTopologySuite.IO.VectorTiles.VectorTile Read(VectorTile tile, TileAddress? address = null)
    {
        var at = address ?? Harbour;
        using var bytes = new MemoryStream(tile.ToBytes());
        return new MapboxTileReader().Read(bytes, new NetTopologySuite.IO.VectorTiles.Tiles.Tile(at.X, at.Y, at.Z));
    }
}
