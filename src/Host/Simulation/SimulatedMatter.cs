namespace Wangge.Host.Simulation;

/// <summary>A matter that came in, as those who work it see it: who has to do what next, and not before when. Decides only; others do.</summary>
/// <param name="chance">Its own, so that a seed tells the whole of it.</param>
internal sealed class SimulatedMatter(Guid caseId, DateTimeOffset cameAt, Random chance)
{
    /// <summary>Tries of one step before it is left to people.</summary>
    private const int MostTries = 4;

    /// <value>By state: who acts, what they do, and how many seconds they take for it, at least and at most.</value>
    private static readonly Dictionary<string, (string Role, string Act, int Least, int Most)> Steps = new(StringComparer.Ordinal)
    {
        ["reported"] = ("acceptor", "accept", 20, 90),
        ["to-file"] = ("shift-leader", "file", 15, 60),
        ["to-dispatch"] = ("dispatcher", "dispatch", 20, 90),
        ["to-sign"] = ("unit-handler", "sign", 30, 150),
        ["handling"] = ("unit-handler", "feed-back", 180, 600),
        ["to-check"] = ("grid-worker", "pass-check", 60, 240),
        ["to-close"] = ("shift-leader", "close", 20, 90),
    };

    private string _state = "reported";
    private DateTimeOffset _nextAt = cameAt + Takes("reported", chance);
    private int _tries;

    public Guid CaseId => caseId;

    /// <summary>Nobody works on it here any more: it has ended, or people have taken it elsewhere.</summary>
    public bool IsOver => !Steps.ContainsKey(_state) || _tries >= MostTries;

    /// <summary>Who does what now; null where it is not time yet, or it is over.</summary>
    public (string Role, string Act)? Look(DateTimeOffset now) => !IsOver && now >= _nextAt ? (Steps[_state].Role, Steps[_state].Act) : null;

    /// <summary>What came of the step.</summary>
    /// <param name="state">Where the case stands now; null where the step was refused.</param>
    public void Told(string? state, DateTimeOffset now)
    {
        _tries = state is null || state == _state ? _tries + 1 : 0;
        _state = state ?? _state;
        _nextAt = now + Takes(_state, chance);
    }

    private static TimeSpan Takes(string state, Random chance) =>
        Steps.TryGetValue(state, out var step) ? TimeSpan.FromSeconds(chance.Next(step.Least, step.Most + 1)) : TimeSpan.Zero;
}
