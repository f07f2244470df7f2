using NetTopologySuite.Geometries;
using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Cordons;

/// <summary>A cordon by the roads as they are: always the same for the same roads and area.</summary>
internal sealed record PlannedCordon(CurrentRoads Car, CordonGround Ground, Geometry Inner, Geometry Outer, IReadOnlyList<CordonPost> Posts)
{
    /// <summary>The stretches that are closed, each once.</summary>
    public IReadOnlyList<int> Stretches => [.. Posts.SelectMany(p => p.Closed).Select(Car.Network.StretchOf).Distinct().Order()];

    /// <summary>The posts as people are told of them, numbered from 1.</summary>
    public IReadOnlyList<HeldPost> HeldPosts => [.. Posts.Select((post, i) => new HeldPost(
        i + 1, post.Node < 0 ? "road" : "junction", Math.Round(post.Longitude, 6), Math.Round(post.Latitude, 6),
        [.. post.Closed.Select(edge => Car.Network.Name[Car.Network.StretchOf(edge)]).Where(name => name >= 0).Distinct().Select(name => Car.Network.Names[name])], post.People))];

    /// <summary>Refuses with <c>dispatch.cordon.*</c>.</summary>
    public static (PlannedCordon? Cordon, Refusal? Refusal) Plan(CurrentRoads car, CordonArea area, CancellationToken ct)
    {
        if (area.TryRead(out var inner, out var outer) is { } unfit) { return (null, unfit); }
        var ground = new CordonGround(car.Network, inner!, outer!, ct);
        var posts = CordonCut.Find(car.Network, ground, area.HeldUp!.Value, ct);
        return posts.Count == 0 ? (null, CordonRefusals.NothingToClose) : (new PlannedCordon(car, ground, inner!, outer!, posts), null);
    }
}
