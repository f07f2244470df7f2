namespace Wangge.Cases.Suggesting;

/// <summary>A piece of a text that types are suggested from: two neighbouring Chinese characters, or a Latin word.</summary>
/// <param name="Text">Folded: half width, small letters.</param>
/// <param name="Start">Where it begins, counted in UTF-16 units of the text.</param>
internal readonly record struct SuggestionWord(string Text, int Start)
{
    public int End => Start + Text.Length;
}

/// <summary>Cuts a text for suggestions. Simpler than the search's own tokenizer, since phones do the very same in TypeScript. Pure.</summary>
/// <remarks>
/// Each UTF-16 unit is folded alone: U+FF01–U+FF5E to ASCII, A–Z to a–z. Runs of U+3400–U+4DBF and U+4E00–U+9FFF give their neighbouring pairs, a run of one
/// gives that character; runs of a–z of 2 to 24 letters are a word. All else divides. Only the first 2,000 units count, each piece once, where it stands first.
/// </remarks>
internal static class SuggestionWords
{
    public const int MostUnits = 2_000;
    private const int LeastLetters = 2;
    private const int MostLetters = 24;

    private enum Kind
    {
        Divider,
        Han,
        Latin,
    }

    public static IReadOnlyList<SuggestionWord> Read(string text)
    {
        var folded = text.AsSpan(0, Math.Min(text.Length, MostUnits)).ToArray();
        for (var i = 0; i < folded.Length; i++) { folded[i] = Fold(folded[i]); }

        var found = new List<SuggestionWord>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var start = 0; start < folded.Length;)
        {
            var kind = KindOf(folded[start]);
            var end = start + 1;
            while (end < folded.Length && KindOf(folded[end]) == kind) { end++; }
            if (kind == Kind.Han)
            {
                if (end - start == 1) { Add(start, 1); }
                for (var i = start; i + 1 < end; i++) { Add(i, 2); }
            }
            else if (kind == Kind.Latin && end - start is >= LeastLetters and <= MostLetters) { Add(start, end - start); }

            start = end;
        }

        return found;

        void Add(int at, int length)
        {
            var piece = new string(folded, at, length);
            if (seen.Add(piece)) { found.Add(new SuggestionWord(piece, at)); }
        }
    }

    private static char Fold(char unit)
    {
        if (unit is >= '\uFF01' and <= '\uFF5E') { unit = (char)(unit - 0xFEE0); }
        return unit is >= 'A' and <= 'Z' ? (char)(unit | 0x20) : unit;
    }

    private static Kind KindOf(char unit) => unit switch
    {
        >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' => Kind.Han,
        >= 'a' and <= 'z' => Kind.Latin,
        _ => Kind.Divider,
    };
}
