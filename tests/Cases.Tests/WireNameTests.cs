using Wangge.Kernel.Text;

namespace Wangge.Cases.Tests;

public sealed class WireNameTests
{
    [Fact]
    public void States_are_spelled_as_journals_keep_them() => Assert.Equal(
        "draft reported verifying to-file to-dispatch to-sign handling suspended to-check to-close closed refused void merged closed-by-order "
        + "guide materials applied accepted result-given confirmed sent edited published returned handed-on",
        All<CaseState>());

    [Fact]
    public void Actions_are_spelled_as_journals_keep_them() => Assert.Equal(
        "send settle-on-spot accept ask-to-verify verify-true verify-untrue refuse merge unmerge take-in let-go file void dispatch pass-up pass-down return "
        + "sign unit-return feed-back helper-feed-back waive-helper make-safe ask-extension grant-extension decline-extension ask-suspension grant-suspension "
        + "decline-suspension resume pass-check fail-check close back-to-check call-back rate not-solved reply supervise close-by-order hand-over claim release "
        + "change-type change-place note gather-materials apply apply-for give-result confirm edit publish send-again hand-on answer "
        + "patrol-sent patrol-declined patrol-recalled patrol-arrived patrol-left",
        All<CaseAction>());

    [Fact]
    public void Kinds_are_spelled_as_journals_keep_them()
    {
        Assert.Equal("site service news handed-on", All<CaseFlow>());
        Assert.Equal("simple ordinary serious major", All<CaseWeight>());
        Assert.Equal("grid-worker portal wechat hotline walk-in component-survey patrol alarm other-system camera-round", All<CaseSource>());
        Assert.Equal("station sub-centre district", All<CaseCentreLevel>());
        Assert.Equal("solved not-solved unreached", All<CaseCallBack>());
        Assert.Equal("awaited replied waived", All<CaseHelperState>());
        Assert.Equal("accept verify file dispatch handle make-safe check call-back", All<CaseClockKind>());
    }

    [Theory]
    [InlineData("to-check", "ToCheck")]
    [InlineData("TO-CHECK", null)]
    [InlineData("ToCheck", null)]
    [InlineData("8", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_the_exact_spelling_is_found(string? name, string? member) => Assert.Equal(member, WireName.Find<CaseState>(name)?.ToString());

    [Fact]
    public void A_value_that_is_no_member_has_no_name() => Assert.Throws<ArgumentOutOfRangeException>(() => ((CaseState)999).Wire());

    private static string All<T>() where T : struct, Enum
    {
        Assert.All(Enum.GetValues<T>(), value => Assert.Equal(value, WireName.Find<T>(value.Wire())));
        return string.Join(' ', Enum.GetValues<T>().Select(value => value.Wire()));
    }
}
