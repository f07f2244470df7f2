namespace Wangge.Identity;

/// <summary>Wrong tries for one sign-in name, whether an account has it or not, and the lock that follows from them.</summary>
/// <remarks>5 wrong tries in 15 minutes lock the name for 15 minutes, twice as long each further time, 4 hours at most.</remarks>
internal sealed class SignInTrial
{
    public const int MostWrong = 5;
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(4);

    /// <summary>After this long without a wrong try nothing is held against the name.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    /// <summary>Keyed hash of the folded name: people type passwords into the wrong field.</summary>
    public required byte[] NameHash { get; init; }

    public int Wrong { get; set; }

    public required DateTimeOffset FirstWrongAt { get; set; }

    public required DateTimeOffset LastWrongAt { get; set; }

    /// <summary>Locks so far without a day of rest.</summary>
    public int Locks { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public required int Version { get; set; }

    public bool IsLockedAt(DateTimeOffset now) => LockedUntil is { } until && now < until;

    /// <summary>Counts a wrong try; true when it locks the name.</summary>
    public bool CountWrong(DateTimeOffset now)
    {
        if (now - LastWrongAt >= ForgottenAfter) { Locks = 0; }
        if (now - FirstWrongAt >= Within)
        {
            Wrong = 0;
            FirstWrongAt = now;
        }

        Wrong++;
        LastWrongAt = now;
        Version++;
        if (Wrong < MostWrong) { return false; }

        LockedUntil = now + TimeSpan.FromTicks(Math.Min(LongestLock.Ticks, Within.Ticks << Math.Min(Locks, 8)));
        Locks++;
        Wrong = 0;
        FirstWrongAt = now;
        return true;
    }
}
