namespace Wangge.Identity.Tests;

public sealed class SignInNameTests
{
    [Theory]
    [InlineData(" Wang.Wei ", "wang.wei")]
    [InlineData("ＷａｎｇＷｅｉ０１", "wangwei01")]
    [InlineData("王伟", "王伟")]
    public void Names_are_folded(string typed, string folded) => Assert.Equal(folded, SignInName.Fold(typed));

    [Theory]
    [InlineData("wang.wei-01_x@y", true)]
    [InlineData("王伟", true)]
    [InlineData("w", false)]
    [InlineData(".wei", false)]
    [InlineData("wang wei", false)]
    [InlineData("wang\u0000", false)]
    public void Names_are_letters_digits_and_a_few_joints(string folded, bool isFit) => Assert.Equal(isFit, SignInName.IsFit(folded));
}
