using Microsoft.Data.Sqlite;
using Wangge.City.Shapes;
using Wangge.Kernel.Tiles;

namespace Wangge.City.MapFiles;

/// <summary>One version of a district's map, open for reading. Never changes; safe for concurrent use.</summary>
internal sealed class MapFile
{
    /// <summary>The highest zoom that tiles are made for; clients enlarge them beyond.</summary>
    public const int HighestZoom = 16;

    /// <summary>Features that one tile looks at, at the most: beyond them nothing could be seen.</summary>
    private const int MostInTile = 60_000;

    private const int MostNear = 4_000;

    private readonly string _connection;

    private MapFile(string path, string version, string connection)
    {
        (Path, Version, _connection) = (path, version, connection);
        using var file = Open();
        using var command = file.CreateCommand();
        command.CommandText = "SELECT key, value FROM about";
        using var rows = command.ExecuteReader();
        var about = new Dictionary<string, object>();
        while (rows.Read()) { about[rows.GetString(0)] = rows.GetValue(1); }
        Attribution = (string)about["attribution"];
        Extent = new((int)(long)about["west"], (int)(long)about["north"], (int)(long)about["east"], (int)(long)about["south"]);
    }

    public string Path { get; }

    public string Version { get; }

    public string Attribution { get; }

    /// <summary>Where its streets and houses are.</summary>
    public MapBounds Extent { get; }

    public static MapFile Read(string path) => new(path, System.IO.Path.GetFileNameWithoutExtension(path), new SqliteConnectionStringBuilder
    {
        DataSource = path, Mode = SqliteOpenMode.ReadOnly,
    }.ToString());

    /// <summary>What a tile shows, layer by layer, each feature whole.</summary>
    /// <param name="bufferUnits">How far beyond the tile's edge, in its units.</param>
    public List<MapFeature> ListIn(TileAddress tile, int bufferUnits)
    {
        var side = WorldPoint.Side / (1 << tile.Z);
        var bounds = new MapBounds((int)(tile.X * side), (int)(tile.Y * side), (int)(((tile.X + 1) * side) - 1), (int)(((tile.Y + 1) * side) - 1))
            .Widened(side * bufferUnits / TileAddress.Extent);
        // A fourth of a pixel of 512 a tile.
        var least = side / 1024 * (side / 1024);
        using var file = Open();
        using var command = Command(
            file, MapFileTables.In,
            ("$west", bounds.West), ("$east", bounds.East), ("$north", bounds.North), ("$south", bounds.South), ("$zoom", tile.Z), ("$least", least), ("$most", MostInTile));
        var features = new List<MapFeature>();
        using var rows = command.ExecuteReader();
        while (rows.Read()) { features.Add(Read(rows)); }
        return features;
    }

    /// <summary>Places by a part of their name, the best first.</summary>
    public List<NamedPlace> ListNamed(string part, int most)
    {
        var escaped = part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        using var file = Open();
        using var command = Command(file, MapFileTables.Named, ("$part", $"%{escaped}%"), ("$start", escaped + "%"), ("$whole", part), ("$most", most));
        using var rows = command.ExecuteReader();
        var places = new List<NamedPlace>();
        while (rows.Read())
        {
            places.Add(new(
                rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetString(2), new(rows.GetInt32(3), rows.GetInt32(4)),
                new(rows.GetInt32(5), rows.GetInt32(6), rows.GetInt32(7), rows.GetInt32(8))));
        }

        return places;
    }

    /// <summary>What has a name within a distance, in no order.</summary>
    public List<NearThing> ListNear(WorldPoint at, double metres)
    {
        var bounds = new MapBounds(at.X, at.Y, at.X, at.Y).Widened(metres / at.UnitMetres);
        using var file = Open();
        using var command = Command(
            file, MapFileTables.Near, ("$west", bounds.West), ("$east", bounds.East), ("$north", bounds.North), ("$south", bounds.South), ("$most", MostNear));
        using var rows = command.ExecuteReader();
        var things = new List<NearThing>();
        while (rows.Read())
        {
            var units = ShapeDistance.Units(at, (ShapeKind)rows.GetInt32(2), PackedPaths.Unpack((byte[])rows.GetValue(3)));
            things.Add(new((MapLayer)rows.GetInt32(0), rows.GetString(1), units * at.UnitMetres));
        }

        return things;
    }

    /// <summary>Buildings whose bounds reach into a rectangle, in no order.</summary>
    public List<(WorldPoint[][] Paths, double? HeightMetres)> ListBuildings(MapBounds bounds, int most)
    {
        using var file = Open();
        using var command = Command(
            file, MapFileTables.BuildingsIn, ("$west", bounds.West), ("$east", bounds.East), ("$north", bounds.North), ("$south", bounds.South), ("$most", most));
        using var rows = command.ExecuteReader();
        var buildings = new List<(WorldPoint[][], double?)>();
        while (rows.Read()) { buildings.Add((PackedPaths.Unpack((byte[])rows.GetValue(0)), rows.IsDBNull(1) ? null : rows.GetDouble(1))); }
        return buildings;
    }

    /// <summary>A connection of its own, from the pool of this version.</summary>
    public SqliteConnection Open()
    {
        var file = new SqliteConnection(_connection);
        file.Open();
        return file;
    }

    /// <summary>Lets go of the file, so that it can be deleted.</summary>
    public void Release()
    {
        using var any = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(any);
    }

    private static SqliteCommand Command(SqliteConnection file, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = file.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) { command.Parameters.AddWithValue(name, value); }
        return command;
    }

    private static MapFeature Read(SqliteDataReader row)
    {
        var flags = row.GetInt32(6);
        var of = new FeatureClass((MapLayer)row.GetInt32(0), row.GetString(1), 0)
        {
            Name = row.IsDBNull(2) ? null : row.GetString(2),
            EnglishName = row.IsDBNull(3) ? null : row.GetString(3),
            HeightMetres = row.IsDBNull(4) ? null : row.GetDouble(4),
            WidthMetres = row.IsDBNull(5) ? null : row.GetDouble(5),
            IsOneWay = (flags & 1) != 0,
            Level = (flags >> 1) - 1,
        };
        return new(of, (ShapeKind)row.GetInt32(7), PackedPaths.Unpack((byte[])row.GetValue(8)));
    }
}
