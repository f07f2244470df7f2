namespace Wangge.City.MapFiles;

/// <summary>The tables of a map's own file, and what is said to them. No migration: another format is another version, made anew.</summary>
internal static class MapFileTables
{
    public const string Make = """
        CREATE TABLE about (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE feature (
            id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT, english TEXT, address TEXT, height REAL, width REAL,
            flags INTEGER NOT NULL, shape_kind INTEGER NOT NULL, paths BLOB NOT NULL, area REAL NOT NULL);
        CREATE TABLE place (
            name TEXT NOT NULL, english TEXT, kind TEXT NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
            west INTEGER NOT NULL, north INTEGER NOT NULL, east INTEGER NOT NULL, south INTEGER NOT NULL);
        CREATE VIRTUAL TABLE bounds USING rtree_i32(id, west, east, north, south, first, last);
        """;

    public const string AddFeature =
        "INSERT INTO feature VALUES ($id, $layer, $kind, $name, $english, $address, $height, $width, $flags, $shape_kind, $paths, $area)";

    public const string AddBounds = "INSERT INTO bounds VALUES ($id, $west, $east, $north, $south, $first, $last)";

    public const string AddAbout = "INSERT INTO about VALUES ($key, $value)";

    public const string AddPlace = "INSERT INTO place VALUES ($name, $english, $kind, $x, $y, $west, $north, $east, $south)";

    public const string Finish = "PRAGMA optimize";

    /// <summary>Places by a part of their name: the very name first, then what begins so, streets before houses, shorter before longer.</summary>
    public const string Named = """
        SELECT name, english, kind, x, y, west, north, east, south FROM place
        WHERE name LIKE $part ESCAPE '\' OR english LIKE $part ESCAPE '\'
        ORDER BY name <> $whole, name NOT LIKE $start ESCAPE '\', kind = 'address', length(name), name
        LIMIT $most
        """;

    /// <summary>Streets, houses and labels with names around a place.</summary>
    public const string Near = """
        SELECT f.layer, coalesce(f.address, f.name), f.shape_kind, f.paths
        FROM bounds b JOIN feature f ON f.id = b.id
        WHERE b.west <= $east AND b.east >= $west AND b.north <= $south AND b.south >= $north
          AND (f.layer IN (3, 5) OR (f.layer = 8 AND f.kind IN ('compound', 'park', 'campus', 'hospital', 'station', 'office', 'market', 'village', 'hamlet', 'community')))
          AND coalesce(f.address, f.name) IS NOT NULL
        LIMIT $most
        """;

    /// <summary>Outlines of buildings, with their heights.</summary>
    public const string BuildingsIn = """
        SELECT f.paths, f.height
        FROM bounds b JOIN feature f ON f.id = b.id
        WHERE b.west <= $east AND b.east >= $west AND b.north <= $south AND b.south >= $north AND f.layer = 3 AND f.shape_kind = 2
        LIMIT $most
        """;

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
