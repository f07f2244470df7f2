using Microsoft.Data.Sqlite;
using Wangge.City.Shapes;

namespace Wangge.City.MapFiles;

/// <summary>Gathers the names of a map while it is written: streets once each however many pieces they have, houses by address, labels.</summary>
internal sealed class MapNames
{
    private readonly Dictionary<string, (NamedPlace Place, double Length)> _streets = new(StringComparer.Ordinal);
    private readonly List<NamedPlace> _others = [];

    public void Take(MapFeature feature, MapBounds bounds)
    {
        var of = feature.Class;
        var middle = feature.Paths[0][feature.Paths[0].Length / 2];
        switch (of.Layer)
        {
            case MapLayer.Street when of.Name is { } name:
                var length = Math.Max((double)bounds.East - bounds.West, (double)bounds.South - bounds.North);
                if (!_streets.TryGetValue(name, out var known)) { known = (new(name, of.EnglishName, "street", middle, bounds), length); }
                else
                {
                    var place = known.Place with { Bounds = known.Place.Bounds.With(bounds), At = length > known.Length ? middle : known.Place.At };
                    known = (place, Math.Max(length, known.Length));
                }

                _streets[name] = known;
                break;
            case MapLayer.Building when (of.Address ?? of.Name) is { } name:
                _others.Add(new(name, of.EnglishName, "address", bounds.Middle, bounds));
                break;
            // What a building is called stands with the building.
            case MapLayer.Label when of.Name is { } name && of.Kind != "building":
                _others.Add(new(name, of.EnglishName, of.Kind, middle, bounds));
                break;
        }
    }

    /// <param name="add">Of <see cref="MapFileTables.AddPlace"/>, with its parameters in this order.</param>
    public void WriteTo(SqliteCommand add)
    {
        foreach (var place in _streets.Values.Select(s => s.Place).Concat(_others))
        {
            object?[] row = [place.Name, place.EnglishName, place.Kind, place.At.X, place.At.Y, place.Bounds.West, place.Bounds.North, place.Bounds.East, place.Bounds.South];
            for (var i = 0; i < row.Length; i++) { add.Parameters[i].Value = row[i] ?? DBNull.Value; }
            add.ExecuteNonQuery();
        }
    }
}
