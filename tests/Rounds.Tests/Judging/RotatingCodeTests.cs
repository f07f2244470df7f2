using System.Security.Cryptography;
using CsCheck;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Tests.Judging;

public sealed class RotatingCodeTests
{
    private static readonly byte[] Secret = SHA256.HashData("secret"u8);
    private static readonly Guid Point = new("0198f0a0-0000-7000-8000-000000000001");
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private static DateTimeOffset Local(int year, int month, int day, int hour = 9) => new(year, month, day, hour, 0, 0, TimeSpan.FromHours(8));

    private static CodeFinding Check(DateOnly printedFor, DateTimeOffset scanned) =>
        RotatingCode.Check(RotatingCode.CodeOf(Secret, Point, RotatingCode.PeriodOf(printedFor, 7)), Secret, Point, 7, scanned, Grace);

    [Fact]
    public void A_week_begins_on_monday_and_is_half_open()
    {
        var period = RotatingCode.PeriodOf(new DateOnly(2026, 11, 29), 7);
        Assert.Equal(new DateOnly(2026, 11, 23), RotatingCode.FirstDayOf(period, 7));
        Assert.Equal(period + 1, RotatingCode.PeriodOf(new DateOnly(2026, 11, 30), 7));
    }

    [Fact]
    public void A_sheet_counts_in_its_week_and_a_day_of_grace_after_and_is_old_from_then()
    {
        var sheet = new DateOnly(2026, 11, 25);
        Assert.Equal(CodeFinding.Right, Check(sheet, Local(2026, 11, 23, 0)));
        Assert.Equal(CodeFinding.Right, Check(sheet, Local(2026, 11, 29, 23)));
        Assert.Equal(CodeFinding.Right, Check(sheet, Local(2026, 11, 30, 23)));
        Assert.Equal(CodeFinding.Old, Check(sheet, Local(2026, 12, 1, 0)));
        Assert.Equal(CodeFinding.Old, Check(sheet, Local(2027, 1, 20)));
        // Next week's sheet hung too early is no code of today.
        Assert.Equal(CodeFinding.Wrong, Check(sheet, Local(2026, 11, 22, 23)));
    }

    [Fact]
    public void What_is_printed_is_read_back_and_a_typed_code_may_be_written_carelessly()
    {
        var text = RotatingCode.TextOf(Secret, Point, 1_300);
        Assert.Equal((Point, RotatingCode.CodeOf(Secret, Point, 1_300)), RotatingCode.Read(text)!.Value);
        Assert.Equal("0112345678", RotatingCode.Read(" oil2345678 ")!.Value.Code);
        Assert.Equal("ABCDE12345", RotatingCode.Read("abcde-12345")!.Value.Code);
    }

    [Fact]
    public void Whatever_is_read_is_a_code_or_nothing() => Gen.String.Sample(text => { _ = RotatingCode.Read(text); });

    [Fact]
    public void No_two_points_or_periods_share_a_code_within_ten_thousand() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(i => RotatingCode.CodeOf(Secret, Guid.CreateVersion7(), i / 2)).Distinct().Count());
}
