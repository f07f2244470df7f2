using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Wangge.Areas.Http;

/// <summary>Where a page that is sorted by a text ended. Like <see cref="Bookmark"/>, which only holds numbers.</summary>
/// <param name="Value">The text sorted by; compared by the database itself, so that both sides have one order.</param>
/// <param name="Seq">Breaks ties.</param>
internal readonly record struct TextBookmark(string Value, long Seq)
{
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seq}.{Value}")));

    /// <summary>Reads what <see cref="ToString"/> gave out; false for anything else.</summary>
    public static bool TryParse(string? text, out TextBookmark bookmark)
    {
        bookmark = default;
        if (text is not { Length: > 0 and <= 2048 } || !Base64Url.IsValid(text)) { return false; }
        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        var dot = plain.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || plain.Contains('\0', StringComparison.Ordinal) || !long.TryParse(plain.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) { return false; }
        bookmark = new TextBookmark(plain[(dot + 1)..], seq);
        return true;
    }
}
