using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Postgres;

namespace Wangge.Kernel.Tests.Storage;

public sealed class DistrictNameTests
{
    [Theory]
    [InlineData("211403")]
    [InlineData("longgang")]
    [InlineData("long-gang-2")]
    public void A_code_gives_a_role_of_safe_letters(string code)
    {
        Assert.True(District.IsCode(code));
        Assert.Matches("^wangge_[a-z0-9_]{2,32}$", PostgresRole.NameOf(code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("-ab")]
    [InlineData("../ab")]
    [InlineData("a;drop schema public")]
    [InlineData("a\"b")]
    [InlineData("A1")]
    [InlineData("a_b")]
    [InlineData("龙港")]
    [InlineData("a23456789012345678901234567890123")]
    public void What_is_no_code_never_becomes_a_folder_or_a_role(string code)
    {
        Assert.False(District.IsCode(code));
        var home = new Home(Directory.CreateTempSubdirectory("wangge-test-").FullName);
        Assert.Throws<ArgumentException>(() => new DistrictRegistry(home).TryAdd(new District(code, "x", "Asia/Shanghai", StoreKind.Sqlite)));
        File.WriteAllText(home.File("districts.json"), System.Text.Json.JsonSerializer.Serialize(new[] { new { code, name = "x", timeZone = "Asia/Shanghai", store = "sqlite" } }));
        Assert.Throws<InvalidDataException>(() => new DistrictRegistry(home));
        Directory.Delete(home.Path, recursive: true);
    }

    [Fact]
    public void No_two_codes_share_a_role()
    {
        string[] codes = ["a-b", "ab", "a--b", "a-b-", "1a", "a1"];
        Assert.Equal(codes.Length, codes.Select(PostgresRole.NameOf).Distinct().Count());
    }
}
