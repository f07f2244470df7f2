using System.Text;

namespace Wangge.Kernel.Text;

/// <summary>Our own tokenizer, the same for both engines: neither of them cuts Chinese into words.</summary>
/// <remarks>
/// <para>Words of <c>a–z 0–9</c> (marks and width folded) are one token each. A run of any other letters (Chinese, kana, Hangul, Cyrillic …)
/// gives its overlapping pairs and, last, its final letter alone, so that each letter begins some token: one letter is searched by prefix, two
/// and more as a phrase of pairs. So each part of two or more such letters is found, and letters that do not touch are not.</para>
/// <para>Pairs are written in ASCII (<c>zq</c> and the code points in hex): SQLite's and PostgreSQL's own ideas of a letter differ by version
/// and locale, and rare ideographs are in neither. Format characters and marks are dropped without cutting a run; emoji and punctuation cut it.</para>
/// <para>Pure and safe for concurrent use.</para>
/// </remarks>
public static class SearchTokens
{
    /// <value>Tokens kept of one text; what stands after them is not found.</value>
    public const int MaxIndexTokens = 4_096;

    /// <value>Tokens kept of one query; the rest of it is ignored.</value>
    public const int MaxQueryTokens = 64;

    /// <summary>Tokens joined by spaces, for an FTS5 column and for <c>to_tsvector('simple', …)</c>; empty when nothing can be searched.</summary>
    public static string ForIndex(string? text)
    {
        var tokens = new StringBuilder();
        foreach (var token in TokenReader.Read(text ?? "").Take(MaxIndexTokens))
        {
            if (tokens.Length > 0) { tokens.Append(' '); }
            tokens.Append(token.Text);
        }
        return tokens.ToString();
    }

    /// <summary>A query that asks for every phrase of the text, or null when the text holds nothing to search for.</summary>
    /// <remarks>What separators divide are phrases of their own, all of which must be found, in any order.</remarks>
    public static SearchQuery? ForQuery(string? text)
    {
        var phrases = TokenReader.Read(text ?? "")
            .Take(MaxQueryTokens)
            .GroupBy(token => token.Phrase)
            .Select(tokens => QueryPhrase.Of([.. tokens]))
            .Distinct()
            .ToList();
        return phrases.Count == 0
            ? null
            : new SearchQuery(
                string.Join(" AND ", phrases.Select(phrase => phrase.ForSqlite())),
                string.Join(" & ", phrases.Select(phrase => phrase.ForPostgres())));
    }
}
