using System.Collections.Frozen;
using Wangge.Dispatch.Roads.Building;

namespace Wangge.Dispatch.Roads;

/// <summary>The roads of one mode as arrays: directed edges between nodes, each a way along a stretch whose shape both directions share.</summary>
/// <remarks>
/// Edges stand in the order of their tails, so that those that leave a node lie side by side (compressed sparse rows); nodes stand in the order of a Z curve, so that
/// neighbours in the town are neighbours in memory. A turn that is forbidden is kept by its edges: an edge with turns of its own names all edges that may follow it, every
/// other may be followed by each edge that leaves its head, the way back only where there is no other. An <em>echo</em> is a second copy of an edge that only such an edge
/// leads to: it remembers where one came from, for rules over several roads. Never changes; safe for concurrent use.
/// </remarks>
internal sealed class RoadNetwork
{
    /// <summary>No edge.</summary>
    public const int None = -1;

    private readonly FrozenDictionary<int, int[]> _echoesOf = FrozenDictionary<int, int[]>.Empty;
    private int[]? _parts;

    public required RoadMode Mode { get; init; }

    /// <summary>Whom the roads are owed to, shown with what is made of them; empty where nobody.</summary>
    public required string Attribution { get; init; }

    /// <summary>For each node the first edge that leaves it; one more at the end.</summary>
    public required int[] FirstOut { get; init; }

    /// <summary>For each node its first place in <see cref="In"/>; one more at the end.</summary>
    public required int[] FirstIn { get; init; }

    /// <summary>Edges in the order of their heads.</summary>
    public required int[] In { get; init; }

    public required int[] Tail { get; init; }

    public required int[] Head { get; init; }

    /// <summary>The edge along the same stretch the other way, or <see cref="None"/> on a one-way road.</summary>
    public required int[] Twin { get; init; }

    /// <summary>Twice the stretch's number, and one more where the edge runs against its shape.</summary>
    public required int[] Along { get; init; }

    /// <summary>Of each stretch, in centimetres on the ellipsoid; at least 1.</summary>
    public required int[] LengthCm { get; init; }

    /// <summary>For each stretch its first place in the points; one more at the end. The first and the last point are its nodes.</summary>
    public required int[] FirstPoint { get; init; }

    /// <summary>In units of 1e-7 degrees, WGS-84.</summary>
    public required int[] Longitude { get; init; }

    /// <summary>In units of 1e-7 degrees, WGS-84.</summary>
    public required int[] Latitude { get; init; }

    public required RoadClass[] Class { get; init; }

    /// <summary>Highest speed that is signed along each stretch's shape, km/h; 0 where none is known.</summary>
    public required byte[] MaxSpeed { get; init; }

    /// <summary>The same against its shape.</summary>
    public required byte[] MaxSpeedBack { get; init; }

    public required RoadTraits[] Traits { get; init; }

    /// <summary>Of each stretch, in <see cref="Names"/>; −1 without a name.</summary>
    public required int[] Name { get; init; }

    public required string[] Names { get; init; }

    /// <summary>Of each stretch, where it came from: the way's number in OpenStreetMap.</summary>
    public required long[] Source { get; init; }

    /// <summary>Of each point, where it came from: the node's number in OpenStreetMap. Empty where the points have none.</summary>
    public required long[] PointSource { get; init; }

    /// <summary>Edges with turns of their own, and all edges that may follow each.</summary>
    public required FrozenDictionary<int, int[]> Turns { get; init; }

    /// <summary>Echoes, and the edge that each repeats.</summary>
    public required FrozenDictionary<int, int> Echoes
    {
        get;
        init
        {
            field = value;
            _echoesOf = value.GroupBy(e => e.Value, e => e.Key).ToFrozenDictionary(g => g.Key, g => g.Order().ToArray());
        }
    }

    /// <summary>Nodes where an edge with turns of its own arrives or an echo leaves.</summary>
    public required bool[] IsGuarded { get; init; }

    public int NodeCount => FirstOut.Length - 1;

    public int EdgeCount => Head.Length;

    public int StretchCount => LengthCm.Length;

    public int StretchOf(int edge) => Along[edge] >> 1;

    public bool IsBackward(int edge) => (Along[edge] & 1) == 1;

    /// <summary>Null without a name.</summary>
    public string? NameOf(int stretch) => Name[stretch] is >= 0 and var name ? Names[name] : null;

    /// <summary>In centimetres.</summary>
    public int LengthOf(int edge) => LengthCm[Along[edge] >> 1];

    /// <summary>Edges of the same number begin where all can be reached from each other. Found at the first call.</summary>
    public int PartOf(int edge) => (_parts ??= Islands.StrongParts(Tail, Head, NodeCount, out _))[Tail[edge]];

    /// <summary>km/h that are signed for an edge; 0 where none is known.</summary>
    public byte SignedOn(int edge) => (IsBackward(edge) ? MaxSpeedBack : MaxSpeed)[StretchOf(edge)];

    /// <summary>Whether one may go on from an edge to another that leaves its head.</summary>
    public bool MayFollow(int edge, int next)
    {
        if (Turns.TryGetValue(edge, out var turns)) { return Array.IndexOf(turns, next) >= 0; }
        if (Echoes.ContainsKey(next)) { return false; }
        return !IsWayBack(edge, next) || IsDeadEnd(Head[edge]);
    }

    /// <summary>The edge and its echoes: all by which one passes along the same road in the same direction.</summary>
    public IEnumerable<int> WithEchoes(int edge) => _echoesOf.TryGetValue(edge, out var echoes) ? [edge, .. echoes] : [edge];

    /// <summary>Whether the second runs along the same stretch the other way.</summary>
    public bool IsWayBack(int edge, int next) => (Along[edge] ^ Along[next]) == 1;

    /// <summary>Whether one can leave a node only by the way that one came.</summary>
    public bool IsDeadEnd(int node)
    {
        var (first, end) = (FirstOut[node], FirstOut[node + 1]);
        return !IsGuarded[node] ? end - first == 1 : Enumerable.Range(first, end - first).Count(edge => !Echoes.ContainsKey(edge)) == 1;
    }
}
