using System.Security.Cryptography;

namespace Wangge.Cases.Measuring;

/// <summary>Draws by lot which closed matters are looked at again; whoever knows the seed and the ids can draw once more and compare.</summary>
/// <remarks>
/// The lot of a matter is SHA-256(seed ‖ its id, 16 bytes in network order); the lowest lots are drawn. The seed must be fixed before it
/// can be known (such as the hash of the first audit checkpoint after the month) and published with the draw.
/// Source: DOMAIN 6, "random 5 %, at least 30 a unit and month".
/// </remarks>
internal static class RecheckDraw
{
    /// <value>The least number drawn of a unit and month, or all where there are fewer.</value>
    public const int Minimum = 30;

    /// <value>The least part drawn.</value>
    public const decimal Part = 0.05m;

    /// <summary>How many of these are drawn.</summary>
    public static int SizeFor(int count) => Math.Min(count, Math.Max(Minimum, (int)Math.Ceiling(count * Part)));

    /// <summary>The matters drawn among those closed by one unit in one month, in the order of their lots.</summary>
    /// <param name="seed">At least 16 bytes, so that it cannot be tried out.</param>
    public static IReadOnlyList<Guid> Draw(ReadOnlySpan<byte> seed, IReadOnlyCollection<Guid> caseIds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seed.Length, 16);
        var lots = new List<(byte[] Lot, Guid CaseId)>(caseIds.Count);
        Span<byte> drawn = stackalloc byte[seed.Length + 16];
        seed.CopyTo(drawn);
        foreach (var caseId in caseIds.Distinct())
        {
            caseId.TryWriteBytes(drawn[seed.Length..], bigEndian: true, out _);
            lots.Add((SHA256.HashData(drawn), caseId));
        }
        lots.Sort((one, other) => one.Lot.AsSpan().SequenceCompareTo(other.Lot));
        return [.. lots.Take(SizeFor(lots.Count)).Select(lot => lot.CaseId)];
    }
}
