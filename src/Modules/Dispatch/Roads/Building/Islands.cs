namespace Wangge.Dispatch.Roads.Building;

/// <summary>Finds the roads from which few others can be reached and back: courtyards behind a gate, the one-way end of an extract.</summary>
internal static class Islands
{
    /// <summary>Adds <see cref="RoadTraits.Island"/> to the stretches whose ends do not both lie in one large part.</summary>
    /// <param name="leastNodes">Fewer that all reach each other are an island.</param>
    public static RoadTraits[] Mark(RoadTraits[] traits, int[] tail, int[] head, int[] along, int nodes, int leastNodes)
    {
        var part = StrongParts(tail, head, nodes, out var sizes);
        for (var edge = 0; edge < tail.Length; edge++)
        {
            if (part[tail[edge]] != part[head[edge]] || sizes[part[tail[edge]]] < leastNodes) { traits[along[edge] >> 1] |= RoadTraits.Island; }
        }

        return traits;
    }

    /// <summary>The strongly connected part of each node. O(nodes + edges), without recursion. Source: Tarjan 1972.</summary>
    public static int[] StrongParts(int[] tail, int[] head, int nodes, out List<int> sizes)
    {
        var first = new int[nodes + 1];
        foreach (var node in tail) { first[node + 1]++; }
        for (var i = 1; i < first.Length; i++) { first[i] += first[i - 1]; }

        var (number, low, part, next) = (new int[nodes], new int[nodes], new int[nodes], first.AsSpan(0, nodes).ToArray());
        Array.Fill(part, -1);
        sizes = [];
        var (open, way, count) = (new Stack<int>(), new Stack<int>(), 0);
        for (var root = 0; root < nodes; root++)
        {
            if (number[root] != 0) { continue; }
            Enter(root);
            while (way.TryPeek(out var node))
            {
                if (next[node] < first[node + 1])
                {
                    // Edges stand in the order of their tails.
                    var to = head[next[node]++];
                    if (number[to] == 0) { Enter(to); }
                    else if (part[to] < 0) { low[node] = Math.Min(low[node], number[to]); }
                    continue;
                }

                way.Pop();
                if (way.TryPeek(out var above)) { low[above] = Math.Min(low[above], low[node]); }
                if (low[node] == number[node]) { sizes.Add(Close(node, sizes.Count)); }
            }
        }

        return part;

        void Enter(int node)
        {
            number[node] = low[node] = ++count;
            open.Push(node);
            way.Push(node);
        }

        int Close(int node, int own)
        {
            for (var size = 1; ; size++)
            {
                var one = open.Pop();
                part[one] = own;
                if (one == node) { return size; }
            }
        }
    }
}
