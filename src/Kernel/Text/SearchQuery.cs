namespace Wangge.Kernel.Text;

/// <summary>One search, written for each engine; made of <c>a–z</c>, <c>0–9</c> and our own operators alone, so that no text can break out.</summary>
/// <param name="Sqlite">For <c>MATCH</c> of an FTS5 table (tokenizer <c>unicode61</c>).</param>
/// <param name="Postgres">For <c>to_tsquery('simple', …)</c> or a cast to <c>tsquery</c>, against <c>to_tsvector('simple', tokens)</c>.</param>
public sealed record SearchQuery(string Sqlite, string Postgres)
{
    /// <summary>Wider than <see cref="Postgres"/>: all its tokens, wherever they stand. The index alone answers it, where a phrase has each row found looked through.</summary>
    public string PostgresTokens => Postgres.Replace("<->", "&", StringComparison.Ordinal);
}
