namespace Wangge.Cases.Limits;

/// <summary>A stretch <c>[From, Until)</c> in which a limit does not run: verifying, suspension.</summary>
/// <param name="Reason">Code of the reason, shown when the deadline is explained.</param>
/// <param name="Until">When it resumes or did; null while nobody knows. A suspension with a date resumes by itself.</param>
internal sealed record LimitPause(DateTimeOffset From, DateTimeOffset? Until, string Reason)
{
    /// <summary>Whether the limit stands still at an instant.</summary>
    public bool Covers(DateTimeOffset instant) => instant >= From && (Until is not { } until || instant < until);
}
