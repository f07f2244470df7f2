namespace Wangge.City.MapFiles;

/// <summary>The tables of a map's own file, and what is said to them. No migration: another format is another version, made anew.</summary>
internal static class MapFileTables
{
    public const string Make = """
        CREATE TABLE about (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE feature (
            id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT, english TEXT, height REAL, width REAL,
            flags INTEGER NOT NULL, shape_kind INTEGER NOT NULL, paths BLOB NOT NULL, area REAL NOT NULL);
        CREATE VIRTUAL TABLE bounds USING rtree_i32(id, west, east, north, south, first, last);
        """;

    public const string AddFeature =
        "INSERT INTO feature VALUES ($id, $layer, $kind, $name, $english, $height, $width, $flags, $shape_kind, $paths, $area)";

    public const string AddBounds = "INSERT INTO bounds VALUES ($id, $west, $east, $north, $south, $first, $last)";

    public const string AddAbout = "INSERT INTO about VALUES ($key, $value)";

    public const string Finish = "CREATE INDEX feature_name ON feature (name) WHERE name IS NOT NULL; PRAGMA optimize;";

    /// <summary>What a rectangle shows at a zoom, in the order of drawing; areas smaller than what can be seen are left out.</summary>
    public const string In = """
        SELECT f.layer, f.kind, f.name, f.english, f.height, f.width, f.flags, f.shape_kind, f.paths, f.id
        FROM bounds b JOIN feature f ON f.id = b.id
        WHERE b.west <= $east AND b.east >= $west AND b.north <= $south AND b.south >= $north AND b.first <= $zoom AND b.last >= $zoom
          AND (f.area = 0 OR f.area >= $least OR f.layer = 8)
        ORDER BY f.layer, f.id
        LIMIT $most
        """;
}
