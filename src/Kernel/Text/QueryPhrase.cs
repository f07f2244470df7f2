namespace Wangge.Kernel.Text;

/// <summary>Tokens that must stand next to each other; the last one may be but the beginning of a token.</summary>
internal sealed record QueryPhrase(string Joined, bool EndsInPrefix)
{
    /// <summary>The phrase that finds these tokens of a query, read as if it were text.</summary>
    /// <remarks>
    /// The final letter that reading adds after a run of pairs is only in the index where the run ends, so a query drops it;
    /// a letter that stands alone is kept as a prefix, for it may begin a pair.
    /// </remarks>
    public static QueryPhrase Of(IReadOnlyList<Token> tokens)
    {
        var endsAlone = tokens[^1].Kind == TokenKind.Single;
        var isAfterPair = tokens.Count > 1 && tokens[^2].Kind == TokenKind.Pair;
        var kept = endsAlone && isAfterPair ? tokens.SkipLast(1) : tokens;
        return new QueryPhrase(string.Join(' ', kept.Select(token => token.Text)), endsAlone && !isAfterPair);
    }

    public string ForSqlite() => $"\"{Joined}\"{(EndsInPrefix ? " *" : "")}";

    public string ForPostgres()
    {
        var lexemes = Joined.Split(' ').Select(token => $"'{token}'").ToList();
        if (EndsInPrefix) { lexemes[^1] += ":*"; }
        return lexemes.Count == 1 ? lexemes[0] : $"({string.Join(" <-> ", lexemes)})";
    }
}
