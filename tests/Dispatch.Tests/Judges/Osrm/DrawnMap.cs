using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>What a scenario draws: letters are nodes of roads, digits are places, a row of the drawing is one grid cell high and a letter half a cell wide. Written as OpenStreetMap data.</summary>
/// <remarks>As OSRM's own runner: the drawing begins at 1° N 1° E; positions are kept to a millionth of a degree, as OSRM's import keeps them.</remarks>
internal sealed class DrawnMap
{
    /// <summary>Of a table of ways: each lies so many cells east of the last.</summary>
    private const int BetweenRows = 100;

    private static readonly LocalPlane Origin = new(1, 1);

    private readonly Dictionary<string, Coordinate> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _nodeTags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ways = new(StringComparer.Ordinal);
    private readonly List<XElement> _ending = [];
    private long _last;

    /// <summary>Metres.</summary>
    public double Cell { get; set; } = 100;

    /// <summary>By name, the corners of each road in order.</summary>
    public List<(string Name, Coordinate[] Line)> Roads { get; } = [];

    public Coordinate Place(string name) => _places[name];

    public long NodeId(string name) => _nodes[name];

    /// <summary>Where a table of ways has its n-th way's ends that are asked for.</summary>
    public Coordinate OfRow(int row, int cells) => At(cells + (BetweenRows * row), 0);

    public void Draw(string drawing)
    {
        foreach (var (line, row) in drawing.Split('\n').Select((line, row) => (line, row)))
        {
            for (var i = 0; i < line.Length; i++)
            {
                if (char.IsAsciiLetterLower(line[i]) || char.IsAsciiDigit(line[i])) { Put(line[i].ToString(), At(i * 0.5, -row)); }
            }
        }
    }

    public void Put(string name, Coordinate place)
    {
        _places.Add(name, place);
        if (char.IsAsciiLetterLower(name[0])) { _nodes[name] = ++_last; }
    }

    public void TagNode(IReadOnlyDictionary<string, string> row) =>
        _nodeTags[row["node"]] = row.Where(cell => cell.Key != "node" && cell.Value.Length > 0).ToDictionary(StringComparer.Ordinal);

    public void AddWay(IReadOnlyDictionary<string, string> row)
    {
        var nodes = row["nodes"];
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["highway"] = "primary", ["name"] = nodes };
        foreach (var (key, value) in row)
        {
            if (value.Length == 0 || value == "(nil)") { tags.Remove(key); }
            else if (key != "nodes") { tags[key] = value; }
        }

        AddWay(nodes, nodes.Select(c => c.ToString()).ToArray(), tags);
    }

    /// <summary>A way by itself for each row, of five nodes in a line; tags of nodes are those of the middle one.</summary>
    public void AddRow(IReadOnlyDictionary<string, string> row, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"w{number}");
        var nodes = Enumerable.Range(0, 5).Select(i => $"{name}/{i}").ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            _places[nodes[i]] = OfRow(number, i);
            _nodes[nodes[i]] = ++_last;
        }

        var told = row.Where(cell => cell.Value.Length > 0 && !cell.Key.StartsWith("forw", StringComparison.Ordinal) && !cell.Key.StartsWith("back", StringComparison.Ordinal) && !cell.Key.StartsWith("both", StringComparison.Ordinal)).ToList();
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["highway"] = "primary" };
        foreach (var (key, value) in told.Where(cell => !cell.Key.StartsWith("node/", StringComparison.Ordinal)))
        {
            if (value == "(nil)") { tags.Remove(key); }
            else { tags[key] = value; }
        }

        tags["name"] = name;
        _nodeTags[nodes[2]] = told.Where(cell => cell.Key.StartsWith("node/", StringComparison.Ordinal)).ToDictionary(cell => cell.Key["node/".Length..], cell => cell.Value, StringComparer.Ordinal);
        AddWay(name, nodes, tags);
    }

    public void AddRelation(IReadOnlyDictionary<string, string> row)
    {
        var relation = new XElement("relation", new XAttribute("id", ++_last));
        foreach (var (key, value) in row.Where(cell => cell.Value.Length > 0))
        {
            var (kind, role) = key.Split(':') is [("node" or "way") and var one, var two] ? (one, two) : (null, null);
            if (kind is null) { relation.Add(Tag(key, value)); }
            foreach (var member in kind is null ? [] : value.Split(',', StringSplitOptions.TrimEntries))
            {
                relation.Add(new XElement("member", new XAttribute("type", kind!), new XAttribute("role", role!), new XAttribute("ref", kind == "node" ? _nodes[member] : WayId(member))));
            }
        }

        _ending.Add(relation);
    }

    /// <summary>As an OpenStreetMap XML file.</summary>
    public void Write(string path)
    {
        var nodes = _nodes.OrderBy(n => n.Value).Select(n => new XElement(
            "node", new XAttribute("id", n.Value), new XAttribute("lat", Degrees(_places[n.Key].Y)), new XAttribute("lon", Degrees(_places[n.Key].X)),
            _nodeTags.GetValueOrDefault(n.Key, []).Select(tag => Tag(tag.Key, tag.Value))));
        File.WriteAllText(path, new XElement("osm", new XAttribute("version", "0.6"), nodes, _ending).ToString(), new UTF8Encoding(false));
    }

    public static string Degrees(double degrees) => degrees.ToString("0.######", CultureInfo.InvariantCulture);

    private void AddWay(string key, string[] nodes, Dictionary<string, string> tags)
    {
        _ways[key] = ++_last;
        _ending.Add(new XElement(
            "way", new XAttribute("id", _last), nodes.Select(node => new XElement("nd", new XAttribute("ref", _nodes[node]))), tags.Select(tag => Tag(tag.Key, tag.Value))));
        Roads.Add((tags.GetValueOrDefault("name", ""), [.. nodes.Select(node => _places[node])]));
    }

    private long WayId(string name) => _ways.TryGetValue(name, out var id) ? id : _ways[string.Concat(name.Reverse())];

    private static XElement Tag(string key, string value) => new("tag", new XAttribute("k", key), new XAttribute("v", value));

    private Coordinate At(double east, double north)
    {
        var place = Origin.ToDegrees(new Coordinate(east * Cell, north * Cell));
        return new Coordinate(Math.Round(place.X, 6), Math.Round(place.Y, 6));
    }
}
