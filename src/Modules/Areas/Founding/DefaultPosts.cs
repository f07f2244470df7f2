namespace Wangge.Areas.Founding;

/// <summary>The five of "one grid, five staff" (一格五员) that a district begins with; it may choose others.</summary>
internal static class DefaultPosts
{
    public static IReadOnlyList<Post> All =>
    [
        new() { Key = "grid-leader", Name = "网格长", Order = 1 },
        new() { Key = "grid-worker", Name = "网格员", Order = 2 },
        new() { Key = "mediator", Name = "调解员", Order = 3 },
        new() { Key = "care-worker", Name = "帮扶人", Order = 4 },
        new() { Key = "patrol", Name = "巡防", Order = 5 },
    ];
}
