using NetTopologySuite.Geometries;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>Gives the corners of lines nodes, one for each place, to 1e-7 degrees: lines that share a corner meet there.</summary>
internal sealed class CornerNodes(RoadDraft draft)
{
    private readonly Dictionary<(int, int), int> _known = [];

    public int[] Along(Coordinate[] line)
    {
        var path = new List<int>(line.Length);
        foreach (var corner in line)
        {
            var at = ((int)Math.Round(corner.X * 1e7), (int)Math.Round(corner.Y * 1e7));
            if (!_known.TryGetValue(at, out var node))
            {
                node = _known[at] = draft.Nodes.Count;
                draft.Nodes.Add(at);
            }

            if (path.Count == 0 || path[^1] != node) { path.Add(node); }
        }

        return [.. path];
    }
}
