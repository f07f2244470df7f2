using CsCheck;
using Npgsql;
using Wangge.Kernel.Text;

namespace Wangge.Kernel.Tests.Text;

/// <summary>The same promises on PostgreSQL; runs where <c>WANGGE_TEST_PG</c> holds a connection string.</summary>
public sealed class SearchTokensOnPostgresTests
{
    private static readonly string? ConnectionString = Environment.GetEnvironmentVariable("WANGGE_TEST_PG");

    private const string Matches = "SELECT to_tsvector('simple', $1) @@ to_tsquery('simple', $2) AND to_tsvector('simple', $1) @@ $2::tsquery";

    [Theory]
    [InlineData("坏了的井盖和路灯", "井盖", true)]
    [InlineData("坏了的井盖和路灯", "路灯", true)]
    [InlineData("坏了的井盖和路灯", "盖和", true)]
    [InlineData("坏了的井盖和路灯", "井盖和路", true)]
    [InlineData("坏了的井盖和路灯", "灯", true)]
    [InlineData("坏了的井盖和路灯", "灯坏", false)]
    [InlineData("坏了的井盖和路灯", "井盖路灯", false)]
    [InlineData("A座12号楼的灯", "12号", true)]
    [InlineData("A座12号楼的灯", "2号楼", false)]
    [InlineData("𠮷祥路", "𠮷祥", true)]
    public async Task Postgres_finds_what_stands_in_the_text(string text, string query, bool isFound)
    {
        await using var connection = await OpenAsync();
        Assert.Equal(isFound, await MatchesAsync(connection, text, query));
    }

    [Fact]
    public async Task No_text_breaks_the_syntax_and_every_word_stays_whole()
    {
        await using var connection = await OpenAsync();
        var words = Gen.OneOf(Gen.String, Gen.Char["0123456789aexz路灯"].Array[1, 6].Select(letters => new string(letters)));
        foreach (var text in words.Array[1_000].Single())
        {
            if (SearchTokens.ForQuery(text) is null) { continue; }
            Assert.True(await MatchesAsync(connection, text, text), $"not found in itself: {text}");
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(ConnectionString), "WANGGE_TEST_PG is not set");
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task<bool> MatchesAsync(NpgsqlConnection connection, string text, string query)
    {
        await using var command = new NpgsqlCommand(Matches, connection);
        command.Parameters.AddWithValue(SearchTokens.ForIndex(text));
        command.Parameters.AddWithValue(SearchTokens.ForQuery(query)!.Postgres);
        return (bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
