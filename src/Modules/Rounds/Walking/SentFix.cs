namespace Wangge.Rounds.Walking;

/// <summary>A position of the phone.</summary>
/// <param name="At">By the phone's clock.</param>
/// <param name="AccuracyMetres">By the phone's own guess.</param>
public sealed record SentFix(DateTimeOffset At, double Longitude, double Latitude, double AccuracyMetres);

/// <summary>What became of the fixes of one sending. Those that do not count are not kept.</summary>
/// <param name="Counted">Kept for judging.</param>
/// <param name="FromTheFuture">The phone's time lies ahead of the server's.</param>
/// <param name="OffDuty">Their holder was not on duty: where people are then is nobody's business.</param>
/// <param name="OutsideTheTime">Before the round opened, after it closed, or come too late.</param>
/// <param name="Unusable">Too vague, or no place on Earth.</param>
public sealed record FixCount(int Counted, int FromTheFuture, int OffDuty, int OutsideTheTime, int Unusable)
{
    internal static readonly FixCount None = new(0, 0, 0, 0, 0);
}
