using CsCheck;
using Microsoft.Data.Sqlite;
using Wangge.Kernel.Text;

namespace Wangge.Kernel.Tests.Text;

public sealed class SearchTokensTests
{
    private const string Ideographs = "坏了的井盖和路灯𠮷㐂人";

    private static readonly Gen<string> Chinese = Gen.Int[0, 10].Array[2, 12]
        .Select(picks => string.Concat(picks.Select(pick => Ideographs.EnumerateRunes().ElementAt(pick).ToString())));

    [Theory]
    [InlineData("", "")]
    [InlineData("   ,。!😀", "")]
    [InlineData("Café CAFÉ ｃａｆｅ cafe\u0301", "cafe cafe cafe cafe")]
    [InlineData("Lǘchéng", "lucheng")]
    [InlineData("１２号", "12 zq53f7")]
    [InlineData("G-004", "g 004")]
    [InlineData("路灯", "zq8def706f zq706f")]
    [InlineData("路\u200b灯\ufe0f", "zq8def706f zq706f")]
    [InlineData("路😀灯", "zq8def zq706f")]
    [InlineData("⼯⼈", "zq5de54eba zq4eba")]
    [InlineData("𠮷", "zqg20bb7")]
    [InlineData("zq8def706f", "zqzzq8def706f")]
    [InlineData("9e63a 12 007", "zqz9e63a 12 007")]
    [InlineData("第①组", "zq7b2c 1 zq7ec4")]
    public void Text_becomes_ascii_tokens(string text, string tokens) => Assert.Equal(tokens, SearchTokens.ForIndex(text));

    [Theory]
    [InlineData("井盖", "\"zq4e9576d6\"", "'zq4e9576d6'")]
    [InlineData("井", "\"zq4e95\" *", "'zq4e95':*")]
    [InlineData("12号", "\"12 zq53f7\" *", "('12' <-> 'zq53f7':*)")]
    [InlineData("坏井盖 灯", "\"zq574f4e95 zq4e9576d6\" AND \"zq706f\" *", "('zq574f4e95' <-> 'zq4e9576d6') & 'zq706f':*")]
    [InlineData("a a", "\"a\"", "'a'")]
    public void A_query_asks_for_phrases(string text, string sqlite, string postgres) =>
        Assert.Equal(new SearchQuery(sqlite, postgres), SearchTokens.ForQuery(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \" ' * ( ) : - 😀")]
    public void A_query_without_letters_is_none(string? text) => Assert.Null(SearchTokens.ForQuery(text));

    [Fact]
    public void Long_texts_and_queries_are_bounded()
    {
        Assert.Equal(SearchTokens.MaxIndexTokens, SearchTokens.ForIndex(string.Concat(Enumerable.Repeat("a ", 10_000))).Split(' ').Length);
        Assert.Equal(64, SearchTokens.ForIndex(new string('a', 5_000)).Length);
        Assert.True(SearchTokens.ForQuery(new string('路', 5_000))!.Sqlite.Length < 1_000);
    }

    [Theory]
    [InlineData("井盖", true)]
    [InlineData("路灯", true)]
    [InlineData("盖和", true)]
    [InlineData("井盖和路", true)]
    [InlineData("灯", true)]
    [InlineData("坏", true)]
    [InlineData("路灯 井盖", true)]
    [InlineData("灯坏", false)]
    [InlineData("井盖路灯", false)]
    [InlineData("电", false)]
    [InlineData("路灯 电线", false)]
    public void Sqlite_finds_what_stands_in_the_text(string query, bool isFound)
    {
        using var index = new FullTextIndex();
        index.Add("坏了的井盖和路灯");
        Assert.Equal(isFound, index.Finds(query));
    }

    [Theory]
    [InlineData("A座12号楼的灯", "12号", true)]
    [InlineData("A座12号楼的灯", "12号楼", true)]
    [InlineData("A座12号楼的灯", "a座12", true)]
    [InlineData("A座12号楼的灯", "2号楼", false)]
    [InlineData("长路b路", "路b", true)]
    [InlineData("Longgang District", "LONGGANG", true)]
    [InlineData("Longgang District", "district longgang", true)]
    public void Words_and_ideographs_can_be_mixed(string text, string query, bool isFound)
    {
        using var index = new FullTextIndex();
        index.Add(text);
        Assert.Equal(isFound, index.Finds(query));
    }

    [Fact]
    public void Each_part_of_a_text_is_found_and_nothing_that_is_not_a_part()
    {
        using var index = new FullTextIndex();
        Gen.Select(Chinese, Chinese).Sample((text, other) =>
        {
            index.Clear();
            index.Add(text);
            var letters = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
            for (var start = 0; start < letters.Count; start++)
            {
                for (var length = 1; start + length <= letters.Count; length++)
                {
                    Assert.True(index.Finds(string.Concat(letters.Skip(start).Take(length))));
                }
            }
            Assert.Equal(text.Contains(other, StringComparison.Ordinal), index.Finds(other));
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void No_text_breaks_the_syntax_of_a_query()
    {
        using var index = new FullTextIndex();
        index.Add("路灯");
        string[] parts = ["\"", "'", "*", "^", "NEAR(a b, 2)", "a OR b", "NOT", "AND", "路:灯", "-", "(", "{a}", "\\", "\0", "zq", "\ud800"];
        var nasty = Gen.OneOf(Gen.String, Gen.Int[0, parts.Length - 1].Array[1, 6].Select(picks => string.Concat(picks.Select(pick => parts[pick]))));
        nasty.Sample(text => { index.Finds(text); }, iter: 2_000, threads: 1);
    }

    private sealed class FullTextIndex : IDisposable
    {
        private readonly SqliteConnection connection = new("Data Source=:memory:");

        public FullTextIndex()
        {
            connection.Open();
            Run("CREATE VIRTUAL TABLE words USING fts5(tokens)", null);
        }

        public void Add(string text) => Run("INSERT INTO words(tokens) VALUES ($text)", SearchTokens.ForIndex(text));

        public void Clear() => Run("DELETE FROM words", null);

        public bool Finds(string query) =>
            SearchTokens.ForQuery(query) is { } search && (long)Run("SELECT count(*) FROM words WHERE words MATCH $text", search.Sqlite)! > 0;

        public void Dispose() => connection.Dispose();

        private object? Run(string sql, string? text)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            if (text is not null) { command.Parameters.AddWithValue("$text", text); }
            return command.ExecuteScalar();
        }
    }
}
