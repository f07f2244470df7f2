using System.Globalization;
using System.Text;

namespace Wangge.Kernel.Text;

/// <summary>What a token stands for.</summary>
internal enum TokenKind
{
    /// <summary>Latin letters and digits.</summary>
    Word,

    /// <summary>Two letters of a run that stand next to each other.</summary>
    Pair,

    /// <summary>The last letter of a run.</summary>
    Single,
}

/// <summary>A token and the number of the phrase (text between separators) that it stands in.</summary>
internal readonly record struct Token(int Phrase, TokenKind Kind, string Text);

/// <summary>Cuts text into tokens, in order. Source of the scheme: <see cref="SearchTokens"/>.</summary>
internal static class TokenReader
{
    /// <value>Letters of a Latin word that count; longer ones are cut alike in text and query.</value>
    private const int MaxWordLetters = 64;

    private const string Mark = "zq";

    public static IEnumerable<Token> Read(string text)
    {
        var phrase = 0;
        var word = new StringBuilder();
        int? previous = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = CharacterFolding.Fold(rune.Value);
            var category = Rune.GetUnicodeCategory(new Rune(letter));
            if (IsDropped(category)) { continue; }

            if (letter < 0x80 && char.IsAsciiLetterOrDigit((char)letter))
            {
                if (previous is { } last) { yield return new Token(phrase, TokenKind.Single, Single(last)); previous = null; }
                word.Append((char)letter);
                continue;
            }

            if (word.Length > 0) { yield return new Token(phrase, TokenKind.Word, Word(word)); }
            if (IsLetter(category))
            {
                if (previous is { } first) { yield return new Token(phrase, TokenKind.Pair, Single(first) + Hex(letter)); }
                previous = letter;
                continue;
            }

            if (previous is { } final) { yield return new Token(phrase, TokenKind.Single, Single(final)); previous = null; }
            phrase++;
        }
        if (word.Length > 0) { yield return new Token(phrase, TokenKind.Word, Word(word)); }
        if (previous is { } end) { yield return new Token(phrase, TokenKind.Single, Single(end)); }
    }

    private static bool IsDropped(UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsLetter(UnicodeCategory category) => category is
        UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Empties the word. Two kinds are marked with a letter that no hex has.</summary>
    /// <remarks>What looks like a pair, so that the two never meet; and <c>9e63a</c>, of which PostgreSQL's parser would make a number and a word.</remarks>
    private static string Word(StringBuilder word)
    {
        var kept = word.ToString(0, Math.Min(word.Length, MaxWordLetters));
        word.Clear();
        var looksLikeNumber = char.IsAsciiDigit(kept[0]) && kept.Any(char.IsAsciiLetter);
        return looksLikeNumber || kept.StartsWith(Mark, StringComparison.Ordinal) ? $"{Mark}z{kept}" : kept;
    }

    private static string Single(int letter) => Mark + Hex(letter);

    /// <summary>Four digits, or g and five: either way no letter's code begins another's, which searching by prefix needs.</summary>
    private static string Hex(int letter) => letter < 0x10000
        ? letter.ToString("x4", CultureInfo.InvariantCulture)
        : "g" + letter.ToString("x5", CultureInfo.InvariantCulture);
}
