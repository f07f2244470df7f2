using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wangge.Rounds.Judging;

/// <summary>The code that hangs at a must-check point and changes with its period: a printed sheet a week as a rule. Pure.</summary>
/// <remarks>
/// Ten signs of base 32 (50 bits) of HMAC-SHA-256 over the point's id and the period's number, by the point's own secret, which never leaves the house: the sheet holds the code, the phone
/// sends what it read. Periods are counted in whole days of the district from Monday 2001-01-01. A photo of last week's sheet is worth nothing; one of this week's is, so a point that matters
/// asks for the position or a photo too. Source: RFC 2104, RFC 6238 (its steps, not its digits); ADR 0024.
/// </remarks>
internal static class RotatingCode
{
    private const string Prefix = "WGR1";
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;
    private static readonly int Monday = new DateOnly(2001, 1, 1).DayNumber;

    /// <summary>Number of the period that holds a day.</summary>
    public static int PeriodOf(DateOnly day, int days) => (int)Math.Floor((day.DayNumber - Monday) / (double)days);

    /// <summary>First day of a period.</summary>
    public static DateOnly FirstDayOf(int period, int days) => DateOnly.FromDayNumber(Monday + (period * days));

    public static string CodeOf(byte[] secret, Guid pointId, int period)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{pointId:N}.{period}")), hash);
        var bits = BitConverter.ToUInt64(hash[..8]);
        return string.Create(Length, bits, (text, rest) =>
        {
            for (var i = 0; i < text.Length; i++, rest >>= 5) { text[i] = Signs[(int)(rest & 31)]; }
        });
    }

    /// <summary>What the QR code says: whose it is, and the code.</summary>
    public static string TextOf(byte[] secret, Guid pointId, int period) => $"{Prefix}.{pointId:N}.{CodeOf(secret, pointId, period)}";

    /// <summary>The point and the code of a text that was read; a bare code, typed by hand, names no point. Null for anything else.</summary>
    public static (Guid? PointId, string Code)? Read(string text)
    {
        var parts = text.Trim().ToUpperInvariant().Split('.');
        var code = parts[^1].Replace("-", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (code.Length != Length || !code.All(Signs.Contains)) { return null; }
        if (parts.Length == 1) { return (null, code); }
        return parts.Length == 3 && parts[0] == Prefix && Guid.TryParseExact(parts[1], "N", out var pointId) ? (pointId, code) : null;
    }

    /// <summary>Whether a code was this point's at the claimed time.</summary>
    /// <param name="days">Length of a period.</param>
    /// <param name="localTime">The claim in the district's time.</param>
    /// <param name="grace">How long the period before still counts.</param>
    public static CodeFinding Check(string code, byte[] secret, Guid pointId, int days, DateTimeOffset localTime, TimeSpan grace)
    {
        var today = DateOnly.FromDateTime(localTime.DateTime);
        var period = PeriodOf(today, days);
        if (IsCode(period)) { return CodeFinding.Right; }
        var begun = localTime.DateTime - FirstDayOf(period, days).ToDateTime(TimeOnly.MinValue);
        if (IsCode(period - 1)) { return begun < grace ? CodeFinding.Right : CodeFinding.Old; }
        return Enumerable.Range(2, MostOldPeriods).Any(back => IsCode(period - back)) ? CodeFinding.Old : CodeFinding.Wrong;

        bool IsCode(int at) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(secret, pointId, at)), Encoding.ASCII.GetBytes(code));
    }

    /// <summary>How far back an old code is told from a wrong one.</summary>
    private const int MostOldPeriods = 12;
}

/// <summary>What a code is.</summary>
internal enum CodeFinding
{
    Right,
    Old,
    Wrong,
}
