using System.Text;
using Wangge.Identity.Credentials;

namespace Wangge.Identity.Tests.Credentials;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_111_111_111);

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_vectors_of_RFC_6238_hold(long seconds, string code) => Assert.Equal(code, Totp.CodeAt(Secret, seconds / 30, digits: 8));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_step_to_either_side_is_taken(int steps, bool isTaken)
    {
        var code = Totp.CodeAt(Secret, (At.ToUnixTimeSeconds() / 30) + steps);
        Assert.Equal(isTaken, Totp.FindStep(Secret, code, At, lastStep: 0) is not null);
    }

    [Fact]
    public void A_step_that_was_used_and_those_before_it_are_refused()
    {
        var current = At.ToUnixTimeSeconds() / 30;
        Assert.Null(Totp.FindStep(Secret, Totp.CodeAt(Secret, current), At, lastStep: current));
        Assert.Null(Totp.FindStep(Secret, Totp.CodeAt(Secret, current - 1), At, lastStep: current));
        Assert.Equal(current + 1, Totp.FindStep(Secret, Totp.CodeAt(Secret, current + 1), At, lastStep: current));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("１２３４５６")]
    [InlineData("0123456")]
    public void What_is_no_code_is_refused(string code) => Assert.Null(Totp.FindStep(Secret, code, At, lastStep: 0));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void The_vectors_of_RFC_4648_hold(string text, string base32) => Assert.Equal(base32, Base32.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void An_app_reads_issuer_and_name_from_the_address() =>
        Assert.Equal(
            "otpauth://totp/%E8%AF%95%E9%AA%8C%E5%8C%BA:wang%40x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%AF%95%E9%AA%8C%E5%8C%BA&algorithm=SHA1&digits=6&period=30",
            Totp.UriFor(Secret, "试验区", "wang@x"));
}
