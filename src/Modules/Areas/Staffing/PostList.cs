using Wangge.Kernel.Repeats;

namespace Wangge.Areas.Staffing;

/// <summary>The district's list of posts at a grid, five by default; those left out of a new list have ended and stay as history.</summary>
/// <param name="Posts">In the order in which they are shown.</param>
public sealed record PostList([Required, MinLength(1), MaxLength(30)] IReadOnlyList<PostList.Item> Posts)
{
    /// <param name="Key">Code, such as <c>grid-leader</c>; stands in postings.</param>
    public sealed record Item([Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,31}$")] string Key, [Required, MaxLength(40)] string Name);

    /// <summary>Names this list in <c>If-Match</c>.</summary>
    internal string Tag() => $"\"{Convert.ToHexStringLower(RepeatedWrites.HashOf(this).AsSpan(0, 8))}\"";

    internal static PostList Of(IEnumerable<Post> posts) =>
        new([.. posts.Where(p => !p.IsEnded).OrderBy(p => p.Order).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => new Item(p.Key, p.Name))]);
}
