namespace Wangge.Dispatch.Roads.Searching;

/// <content>What a run keeps of nodes, edges and the edges that the place lies on.</content>
internal sealed partial class ReverseSearch
{
    [Flags]
    private enum NodeMarks : byte
    {
        None = 0,

        /// <summary>An edge with turns of its own arrives, or an echo leaves, or a road leads back to where it began: what arrives is kept edge by edge.</summary>
        Guarded = 1,

        /// <summary>An edge arrives that is asked for, or that the place lies on.</summary>
        Asked = 2,

        /// <summary>One leaves only by the way that one came.</summary>
        DeadEnd = 4,
    }

    /// <summary>An edge that the place lies on.</summary>
    private sealed class Target(int edge, double fraction)
    {
        public int Edge { get; } = edge;

        public double Fraction { get; } = fraction;

        /// <summary>Somebody stands beyond the place on this edge.</summary>
        public bool IsLoopWanted { get; set; }

        /// <summary>From the edge's tail all along it, round and back to the place.</summary>
        public int Loop { get; set; } = Unreached;

        public int LoopNext { get; set; } = RoadNetwork.None;
    }

    /// <summary>An edge that arrives at a node.</summary>
    private struct Arrival
    {
        public int Edge;
        public int Tail;

        /// <summary><see cref="Never"/> where it is closed.</summary>
        public int Time;
    }

    /// <summary>From the edge's tail to the place, and the edge that follows.</summary>
    private struct EdgeState
    {
        public int Time;
        public int Next;
    }

    private enum NodeStage : byte
    {
        New,
        Reached,
        FirstSettled,

        /// <summary>The second too, or it is not needed.</summary>
        Settled,
    }

    /// <summary>Of the edges that leave a node the two that are first, and their times; what is not settled yet may still give way to a better one.</summary>
    private struct NodeState
    {
        public int FirstTime;
        public int SecondTime;
        public int First;
        public int Second;

        /// <summary>Its first among the arrivals; they end where those of the next node begin.</summary>
        public int FirstIn;
        public NodeStage Stage;
        public NodeMarks Marks;

        public void Forget() => (FirstTime, SecondTime, First, Second, Stage) = (Unreached, Unreached, RoadNetwork.None, RoadNetwork.None, NodeStage.New);
    }
}
