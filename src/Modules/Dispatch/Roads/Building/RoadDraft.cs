namespace Wangge.Dispatch.Roads.Building;

/// <summary>Roads as they were read, before they are a network: ways over nodes, and rules of turning.</summary>
internal sealed class RoadDraft
{
    public required string Attribution { get; init; }

    /// <summary>Where the nodes lie, in units of 1e-7 degrees; ways name them by their place in this row.</summary>
    public List<(int Longitude, int Latitude)> Nodes { get; } = [];

    /// <summary>The nodes' numbers where they came from, in the same order; empty where they have none.</summary>
    public List<long> NodeSources { get; } = [];

    /// <summary>Nodes that some may not pass.</summary>
    public Dictionary<int, Passage> Barriers { get; } = [];

    public List<RoadWay> Ways { get; } = [];

    public List<TurnRule> Rules { get; } = [];

    /// <summary>What was not taken, by reason.</summary>
    public SortedDictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);

    public void Leave(string reason) => LeftOut[reason] = LeftOut.GetValueOrDefault(reason) + 1;
}

/// <summary>Who may pass, and which way along a road's own nodes.</summary>
[Flags]
internal enum Passage : byte
{
    None = 0,
    CarForward = 1,
    CarBackward = 2,
    FootForward = 4,
    FootBackward = 8,
    Car = CarForward | CarBackward,
    Foot = FootForward | FootBackward,
    All = Car | Foot,
}

/// <param name="Source">The way's number where it came from.</param>
/// <param name="Nodes">In <see cref="RoadDraft.Nodes"/>, at least two.</param>
internal sealed record RoadWay(long Source, int[] Nodes, RoadClass Class, Passage Passage, SignedSpeed Signed, RoadTraits Traits, string? Name);

/// <summary>The highest speed that is signed each way along a road's own nodes: km/h, 0 where none is known.</summary>
internal readonly record struct SignedSpeed(byte Forward, byte Backward);

/// <summary>A rule of turning: from one way by a node, or by other ways, to another.</summary>
/// <param name="Via">The ways between, in their order; empty where it is one node.</param>
/// <param name="ViaNode">In <see cref="RoadDraft.Nodes"/>; −1 where it is ways.</param>
/// <param name="IsOnly">The turn is the only one allowed; else it is forbidden.</param>
/// <param name="LeadsOut">The extract ends before the way that the rule leads to: who obeys an only turn leaves the network.</param>
internal sealed record TurnRule(long From, int ViaNode, long[] Via, long To, bool IsOnly, bool LeadsOut = false);
