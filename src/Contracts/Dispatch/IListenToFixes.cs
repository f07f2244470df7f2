namespace Wangge.Contracts.Dispatch;

/// <summary>Hears fixes soon after they are safe, in the order in which they were kept. Asked in a scope of the district.</summary>
/// <remarks>
/// No notice: a fix waits for nobody, and one that came while the listener was away is read from <see cref="IFixHistory"/>. What it throws is logged
/// and stops nobody; it is called once the sender has its answer, and the next fixes wait for it.
/// </remarks>
public interface IListenToFixes
{
    /// <param name="fixes">1–1,024, of any number of sources; late ones among them.</param>
    Task HearAsync(IReadOnlyList<KeptFix> fixes, CancellationToken ct);
}

/// <summary>A position that is kept.</summary>
/// <param name="SourceId">What said it: an account's phone, by the account, or a tracker.</param>
/// <param name="AccountId">Whose phone; null where a tracker said it.</param>
/// <param name="UnitId">The unit that the source belongs to, or null.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="Latitude">WGS-84 degrees.</param>
/// <param name="At">When the source says that it was there: a claim.</param>
/// <param name="ReceivedAt">Server's time.</param>
/// <param name="IsLate">A newer one of the same source came before it.</param>
public sealed record KeptFix(
    Guid SourceId, Guid? AccountId, Guid? UnitId, double Longitude, double Latitude, DateTimeOffset At, DateTimeOffset ReceivedAt, double? AccuracyMetres, bool IsLate);
