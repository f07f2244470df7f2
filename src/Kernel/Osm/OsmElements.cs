namespace Wangge.Kernel.Osm;

/// <summary>Which elements a pass over a file wants; others are skipped unread where the format allows.</summary>
[Flags]
public enum OsmParts
{
    Nodes = 1,
    Ways = 2,
    Relations = 4,
}

/// <summary>What an element that a relation names is.</summary>
public enum OsmKind
{
    Node,
    Way,
    Relation,
}

/// <summary>One member of a relation.</summary>
public readonly record struct OsmMember(OsmKind Kind, long Id, string Role);

/// <summary>Takes what a reader finds, in the file's own order, which may be any. Spans and tags hold only during the call. What is not taken is passed over.</summary>
public interface IOsmVisitor
{
    /// <param name="longitude">WGS-84, in units of 1e-7 degrees.</param>
    /// <param name="latitude">WGS-84, in units of 1e-7 degrees.</param>
    void Node(long id, int longitude, int latitude, OsmTags tags)
    {
    }

    void Way(long id, ReadOnlySpan<long> nodeIds, OsmTags tags)
    {
    }

    void Relation(long id, ReadOnlySpan<OsmMember> members, OsmTags tags)
    {
    }
}

/// <summary>An element's tags. Reused by readers from element to element.</summary>
public sealed class OsmTags
{
    private readonly List<(string Key, string Value)> _pairs = [];

    public int Count => _pairs.Count;

    /// <summary>The value of a key, or null.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var (known, value) in _pairs)
            {
                if (known == key) { return value; }
            }

            return null;
        }
    }

    public bool Is(string key, string value) => this[key] == value;

    /// <summary>Whether the key is there with any other value than <c>no</c>.</summary>
    public bool Has(string key) => this[key] is { } value && value != "no";

    public void Clear() => _pairs.Clear();

    public void Add(string key, string value) => _pairs.Add((key, value));
}
