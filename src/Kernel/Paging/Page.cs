using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Wangge.Kernel.Paging;

/// <summary>A bounded piece of a list.</summary>
/// <param name="Items">At most the size asked for.</param>
/// <param name="Next">Where the next piece begins, to be given back as <c>after</c>; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>The sizes of pages.</summary>
public static class PageSize
{
    public const int Default = 50;
    public const int Most = 200;

    /// <summary>What was asked for, brought into 1–200.</summary>
    public static int Clamp(int? asked) => Math.Clamp(asked ?? Default, 1, Most);
}

/// <summary>Where a page ended: the value sorted by and the store's own number of the row, never a client's id.</summary>
/// <param name="Value">The sort value: ticks, a number.</param>
/// <param name="Seq">Breaks ties.</param>
public readonly record struct Bookmark(long Value, long Seq)
{
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Value}.{Seq}")));

    /// <summary>Reads what <see cref="ToString"/> gave out; false for anything else.</summary>
    public static bool TryParse(string? text, out Bookmark bookmark)
    {
        bookmark = default;
        if (text is not { Length: > 0 and <= 64 } || !Base64Url.IsValid(text)) { return false; }
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seq)) { return false; }
        bookmark = new Bookmark(value, seq);
        return true;
    }
}
