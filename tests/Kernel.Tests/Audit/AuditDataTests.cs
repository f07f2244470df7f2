using Wangge.Kernel.Audit;

namespace Wangge.Kernel.Tests.Audit;

public sealed class AuditDataTests
{
    [Fact]
    public void Members_keep_their_order()
    {
        var id = new Guid("0195b2d0-0000-7000-8000-000000000001");
        Assert.Equal(
            """{"b":"0195b2d0-0000-7000-8000-000000000001","a":["x.y",2],"t":true,"n":null}""",
            AuditData.Of(("b", id), ("a", new object[] { "x.y", 2L }), ("t", true), ("n", null)));
    }

    [Fact]
    public void No_members_give_the_empty_object() => Assert.Equal("{}", AuditData.Of());

    [Theory]
    [InlineData("王小明")]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("a@b")]
    public void Words_are_refused(string text) => Assert.Throws<ArgumentException>(() => AuditData.Of(("name", text)));

    [Fact]
    public void A_value_of_another_type_is_refused() => Assert.Throws<ArgumentException>(() => AuditData.Of(("value", 1.5)));
}
