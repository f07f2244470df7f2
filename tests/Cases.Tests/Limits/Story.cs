namespace Wangge.Cases.Tests.Limits;

/// <summary>What is left of a <see cref="RunSpec"/> when its acts are over: the last limit, the extensions, the pauses.</summary>
internal sealed class Story
{
    private readonly List<(long From, long To)> _pauses = [];

    public List<(decimal Amount, int Unit)> Grants { get; } = [];

    /// <summary>From when on the clock stands for ever; <see cref="long.MaxValue"/> when it runs.</summary>
    public long StandsFrom { get; private set; } = long.MaxValue;

    public static Story Of(RunSpec run)
    {
        var story = new Story();
        story.Grants.Add((run.Amount, run.Unit));
        var at = run.Start;
        foreach (var act in run.Acts)
        {
            at += act.After;
            if (act.IsPause)
            {
                story._pauses.Add((at, at + act.Length));
                at += act.Length;
            }
            else if (act.Kind == ActKind.ChangeLimit)
            {
                story.Grants[0] = (act.Amount, act.Unit);
            }
            else
            {
                story.Grants.Add((act.Amount, act.Unit));
            }
        }

        if (run.StaysPaused is { } after) { story.StandsFrom = at + after; }

        return story;
    }

    public bool IsPaused(long at)
    {
        foreach (var (from, to) in _pauses)
        {
            if (at >= from && at < to) { return true; }
        }

        return at >= StandsFrom;
    }

    public long NextCut(long at)
    {
        var next = StandsFrom > at ? StandsFrom : long.MaxValue;
        foreach (var (from, to) in _pauses)
        {
            if (from > at) { next = Math.Min(next, from); } else if (to > at) { next = Math.Min(next, to); }
        }

        return next;
    }
}
