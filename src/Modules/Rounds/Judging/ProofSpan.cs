namespace Wangge.Rounds.Judging;

/// <summary>A time during which a point is proved in one way: an instant for a code or a photo, a stretch for presence that has lasted long enough.</summary>
/// <param name="Since">First instant, included.</param>
/// <param name="Until">Last instant, included.</param>
internal readonly record struct ProofSpan(DateTimeOffset Since, DateTimeOffset Until)
{
    public static ProofSpan At(DateTimeOffset instant) => new(instant, instant);

    /// <summary>The first proved instant that is not before another; null where there is none.</summary>
    public DateTimeOffset? FirstFrom(DateTimeOffset instant) => Until < instant ? null : Since > instant ? Since : instant;
}
