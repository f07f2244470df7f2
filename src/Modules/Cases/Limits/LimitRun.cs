namespace Wangge.Cases.Limits;

/// <summary>All that a deadline depends on: start, limit, extensions, pauses. Immutable; rebuilt from the journal. Source: DOMAIN 3 and 4.</summary>
/// <remarks>
/// Nothing derived is kept, so nothing can be lost: after a change of the limit, elapsed time and deadline are what they would be had the
/// new limit held from the start, with the same pauses and extensions. A new unit's clock is a new run.
/// </remarks>
internal sealed class LimitRun
{
    private LimitRun(DateTimeOffset start, Limit limit, IReadOnlyList<Limit> extensions, IReadOnlyList<LimitPause> pauses)
    {
        Start = start;
        Limit = limit;
        Extensions = extensions;
        Pauses = pauses;
    }

    public DateTimeOffset Start { get; }

    public Limit Limit { get; }

    /// <summary>Time granted beyond the limit, each counted in its own unit after what came before.</summary>
    public IReadOnlyList<Limit> Extensions { get; }

    /// <summary>In order of their beginning, none overlapping another.</summary>
    public IReadOnlyList<LimitPause> Pauses { get; }

    /// <summary>A limit that runs from an instant on.</summary>
    public static LimitRun Begin(DateTimeOffset start, Limit limit) => new(start, limit, [], []);

    public bool IsPausedAt(DateTimeOffset instant) => Pauses.Any(pause => pause.Covers(instant));

    /// <summary>Stops the clock from an instant on.</summary>
    /// <param name="at">Not before the start, nor before an earlier pause ended.</param>
    /// <param name="until">When it resumes by itself; null to wait for <see cref="Resume"/>.</param>
    /// <exception cref="InvalidOperationException">The clock stands already, or the pause ends before it begins.</exception>
    public LimitRun Pause(DateTimeOffset at, string reason, DateTimeOffset? until = null)
    {
        var earliest = Pauses.Count == 0 ? Start : Pauses[^1].Until;
        if (earliest is null || at < earliest) { throw new InvalidOperationException("A limit is paused only while it runs, in order of time."); }

        if (until < at) { throw new InvalidOperationException("A pause ends after it began."); }

        return new(Start, Limit, Extensions, [.. Pauses, new(at, until, reason)]);
    }

    /// <summary>Lets the clock run again; a pause that would have ended by itself ends now.</summary>
    /// <exception cref="InvalidOperationException">The clock does not stand at that instant.</exception>
    public LimitRun Resume(DateTimeOffset at)
    {
        if (Pauses.Count == 0 || !Pauses[^1].Covers(at)) { throw new InvalidOperationException("Only a limit that stands can resume."); }

        return new(Start, Limit, Extensions, [.. Pauses.SkipLast(1), Pauses[^1] with { Until = at }]);
    }

    /// <summary>Puts another limit in place from the start on; pauses and extensions stay.</summary>
    public LimitRun ChangeLimit(Limit limit) => new(Start, limit, Extensions, Pauses);

    /// <summary>Grants more time, whether the deadline has passed or not. How often and how much is the case's rule.</summary>
    public LimitRun Extend(Limit more) => new(Start, Limit, [.. Extensions, more], Pauses);
}
