using Wangge.Kernel.Osm;

namespace Wangge.Kernel.Tests.Osm;

/// <summary>Writes down what a reader tells.</summary>
internal sealed class Seen : IOsmVisitor
{
    private static readonly string[] Keys = ["name", "highway", "building", "natural", "type"];

    public List<string> Lines { get; } = [];

    public void Node(long id, int longitude, int latitude, OsmTags tags) => Lines.Add($"n{id} {longitude} {latitude}{Tags(tags)}");

    public void Way(long id, ReadOnlySpan<long> nodeIds, OsmTags tags) => Lines.Add($"w{id} {string.Join(',', nodeIds.ToArray())}{Tags(tags)}");

    public void Relation(long id, ReadOnlySpan<OsmMember> members, OsmTags tags) =>
        Lines.Add($"r{id} {string.Join(',', members.ToArray().Select(m => $"{m.Kind}{m.Id}:{m.Role}"))}{Tags(tags)}");

    private static string Tags(OsmTags tags) => string.Concat(Keys.Where(k => tags[k] is not null).Select(k => $" {k}={tags[k]}"));
}
