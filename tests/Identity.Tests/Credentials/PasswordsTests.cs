using Wangge.Identity.Credentials;

namespace Wangge.Identity.Tests.Credentials;

public sealed class PasswordsTests
{
    [Fact]
    public async Task A_hash_is_PBKDF2_with_SHA512_and_210000_rounds()
    {
        using var passwords = new Passwords();
        var hash = Convert.FromBase64String(await passwords.HashAsync("correct horse", TestContext.Current.CancellationToken));
        Assert.Equal(1, hash[0]);
        Assert.Equal(2, hash[4]);
        Assert.Equal(210_000, (hash[5] << 24) | (hash[6] << 16) | (hash[7] << 8) | hash[8]);
    }

    [Theory]
    [InlineData("elevenchars", false)]
    [InlineData("twelve chars", true)]
    [InlineData("aaaaaaaaaaaabbb", false)]
    [InlineData("my name is Wang.Wei ok", false)]
    [InlineData("网格员的密码是一二三四五", true)]
    public void A_password_is_long_varied_and_without_the_name(string password, bool isFit) => Assert.Equal(isFit, Passwords.Judge(password, "wang.wei") is null);

    [Fact]
    public void A_first_password_may_be_chosen() => Assert.Null(Passwords.Judge(Passwords.NewFirst(), "wang"));

    [Fact]
    public void Blanks_hyphens_and_case_of_a_code_do_not_matter()
    {
        var code = OneTimeCode.NewForRecovery();
        Assert.Equal(19, code.Length);
        Assert.Equal(OneTimeCode.HashOf(code), OneTimeCode.HashOf(" " + code.ToLowerInvariant().Replace('-', ' ')));
    }
}
