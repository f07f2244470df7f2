using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Wangge.City.Shapes;

namespace Wangge.City.MapFiles;

/// <summary>Writes a map's own file: features with their bounds and zooms in an R-tree. Whoever reads it sees it only when it is whole.</summary>
/// <remarks>Not thread-safe. Dispose without <see cref="Complete"/> leaves nothing behind.</remarks>
internal sealed class MapFileWriter : IDisposable
{
    /// <summary>Raised when features are kept or drawn differently, so that tiles' addresses change with them.</summary>
    private const string Format = "2";

    private readonly string _part;
    private readonly SqliteConnection _file;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _feature;
    private readonly SqliteCommand _bounds;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MapNames _names = new();
    private readonly int[] _counts = new int[MapLayers.All.Count];
    private MapBounds _extent = MapBounds.Nothing;
    private long _serial;

    /// <param name="part">Where it is written until it is whole; an older one is replaced.</param>
    public MapFileWriter(string part)
    {
        _part = part;
        File.Delete(part);
        _file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ToString());
        _file.Open();
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;");
        Run(MapFileTables.Make);
        _transaction = _file.BeginTransaction();
        _feature = Prepare(MapFileTables.AddFeature, "id", "layer", "kind", "name", "english", "address", "height", "width", "flags", "shape_kind", "paths", "area");
        _bounds = Prepare(MapFileTables.AddBounds, "id", "west", "east", "north", "south", "first", "last");
        _hash.AppendData("format "u8);
        _hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Format));
    }

    public int Count => (int)_serial;

    /// <summary>Where the streets and houses are that were added so far.</summary>
    public MapBounds Extent => _extent;

    /// <summary>Features by the wire names of their layers; layers without any are not named.</summary>
    public IReadOnlyDictionary<string, int> Counts => MapLayers.All.Select((name, i) => (name, Count: _counts[i])).Where(x => x.Count > 0).ToDictionary(x => x.name, x => x.Count);

    public void Add(MapFeature feature)
    {
        var (paths, of, bounds) = (PackedPaths.Pack(feature.Paths), feature.Class, MapBounds.Of(feature.Paths));
        _serial++;
        _counts[(int)of.Layer]++;
        // Labels, borders and the sea reach past what is mapped; the map is where streets and houses are.
        if (of.Layer is MapLayer.Street or MapLayer.Building or MapLayer.Block) { _extent = _extent.With(bounds); }

        var flags = (of.IsOneWay ? 1 : 0) | ((of.Level + 1) << 1);
        object?[] row = [_serial, (int)of.Layer, of.Kind, of.Name, of.EnglishName, of.Address, of.HeightMetres, of.WidthMetres, flags, (int)feature.Kind, paths, feature.Kind == ShapeKind.Area ? bounds.Area : 0];
        Run(_feature, row);
        Run(_bounds, _serial, bounds.West, bounds.East, bounds.North, bounds.South, of.FirstZoom, MapFile.HighestZoom);
        _hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{of.Layer} {of.Kind} {of.Name} {of.EnglishName} {of.Address} {of.HeightMetres} {of.WidthMetres} {flags} {of.FirstZoom}\n")));
        _hash.AppendData(paths);
        _names.Take(feature, bounds);
    }

    /// <summary>Ends the file; it may be moved to its place then.</summary>
    /// <returns>Hash of all that was added: 12 hexadecimal digits.</returns>
    public string Complete(string attribution)
    {
        var extent = _extent.IsNothing ? new MapBounds(0, 0, 1, 1) : _extent;
        var hash = Convert.ToHexStringLower(_hash.GetHashAndReset())[..12];
        using (var place = Prepare(MapFileTables.AddPlace, "name", "english", "kind", "x", "y", "west", "north", "east", "south")) { _names.WriteTo(place); }
        using (var about = Prepare(MapFileTables.AddAbout, "key", "value"))
        {
            foreach (var (key, value) in new (string, object)[]
            {
                ("attribution", attribution), ("west", extent.West), ("north", extent.North), ("east", extent.East), ("south", extent.South), ("features", _serial),
            })
            {
                Run(about, key, value);
            }
        }

        _transaction.Commit();
        Run(MapFileTables.Finish);
        _file.Close();
        using var whole = new FileStream(_part, FileMode.Open, FileAccess.ReadWrite);
        whole.Flush(flushToDisk: true);
        return hash;
    }

    public void Dispose()
    {
        _feature.Dispose();
        _bounds.Dispose();
        _transaction.Dispose();
        _file.Dispose();
        _hash.Dispose();
        File.Delete(_part);
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> names)
    {
        var command = _file.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        foreach (var name in names) { command.Parameters.Add(new SqliteParameter { ParameterName = "$" + name }); }
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) { command.Parameters[i].Value = values[i] ?? DBNull.Value; }
        command.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using var command = _file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
