using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Wangge.Cases.Abuse;

/// <summary>The small work that an anonymous report costs its sender: a number that makes a hash begin with zero bits. Stateless; safe for concurrent use.</summary>
/// <remarks>
/// The challenge is the report's own id with the hour, so nothing is asked for beforehand and a phone can work while it is offline; a work serves
/// for one report only, since the id cannot be used twice. 16 bits cost a cheap phone about a tenth of a second, a flood of reports its sender's money.
/// </remarks>
internal static class ProofOfWork
{
    public const int Bits = 16;

    /// <summary>How old the hour named in a work may be: phones send when they can.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    /// <summary>Whether <c>hour:number</c> is work done for this report.</summary>
    public static bool IsDone(string? work, Guid reportId, DateTimeOffset now)
    {
        if (work is not { Length: > 2 and <= 64 } || work.Split(':') is not [var hourText, var number]) { return false; }
        if (!long.TryParse(hourText, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)) { return false; }
        var made = hour * 3600;
        var nowSeconds = now.ToUnixTimeSeconds();
        if (made > nowSeconds + 7200 || nowSeconds - made > ValidFor.TotalSeconds) { return false; }
        return LeadingZeros(Encoding.ASCII.GetBytes(Prefix(reportId, hour) + number)) >= Bits;
    }

    /// <summary>Does the work; for clients of ours and for tests.</summary>
    public static string Do(Guid reportId, DateTimeOffset now)
    {
        var hour = now.ToUnixTimeSeconds() / 3600;
        Span<byte> tried = stackalloc byte[128];
        var prefix = Encoding.ASCII.GetBytes(Prefix(reportId, hour), tried);
        for (var number = 0L; ; number++)
        {
            Utf8Formatter.TryFormat(number, tried[prefix..], out var digits);
            if (LeadingZeros(tried[..(prefix + digits)]) >= Bits) { return string.Create(CultureInfo.InvariantCulture, $"{hour}:{number}"); }
        }
    }

    private static string Prefix(Guid reportId, long hour) => string.Create(CultureInfo.InvariantCulture, $"wangge-work {reportId:D} {hour} ");

    private static int LeadingZeros(ReadOnlySpan<byte> tried)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(tried, hash);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }
}
