using Wangge.Cases.Doors;

namespace Wangge.Cases.Tests.Doors;

/// <summary>What of somebody's words strangers may read.</summary>
public sealed class PublicWordsTests
{
    [Theory]
    [InlineData("电话 138 1234 5678 找我", "电话 *** 找我")]
    [InlineData("电话138-1234-5678找我", "电话***找我")]
    [InlineData("卡号 6222 0200 1234 5678", "卡号 ***")]
    [InlineData("身份证21140319900101123X。", "身份证***。")]
    [InlineData("写信 a.b+c@mail.example.com", "写信 ***")]
    [InlineData("3号楼2单元101，坏了 12 天", "3号楼2单元101，坏了 12 天")]
    [InlineData("2026-11-28 坏的", "2026-11-28 坏的")]
    public void Numbers_and_addresses_of_persons_are_left_out(string words, string shown) => Assert.Equal(shown, PublicWords.Of(words, []));

    [Fact]
    public void A_list_shows_the_beginning_and_never_half_a_character()
    {
        Assert.Equal("短", PublicWords.Brief("短", []));
        Assert.Equal(new string('长', PublicWords.MostInBrief) + "…", PublicWords.Brief(new string('长', 500), []));
        var split = new string('长', PublicWords.MostInBrief - 1) + "\U0001F600" + "长";
        Assert.Equal(new string('长', PublicWords.MostInBrief - 1) + "…", PublicWords.Brief(split, []));
    }
}
