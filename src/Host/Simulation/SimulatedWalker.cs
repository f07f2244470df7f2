namespace Wangge.Host.Simulation;

/// <summary>A made-up walker of rounds: begins what is due, goes from point to point in order, stays as long as is asked, proves it; now and then leaves a point out or comes late to the last. Decides only; others do.</summary>
/// <param name="chance">Its own, so that a seed tells the whole of it.</param>
internal sealed class SimulatedWalker(Random chance)
{
    private const double LeavesOutShare = 0.2;
    private const double ComesLateShare = 0.15;
    private const double StartsWithinDegrees = 0.004;

    /// <summary>Beyond what is asked, so that a fix at each end lies within it.</summary>
    private static readonly TimeSpan LooksAround = TimeSpan.FromSeconds(20);

    private readonly HashSet<Guid> _done = [];
    private readonly Queue<PointNow> _ahead = [];
    private RoundNow? _round;
    private bool _comesLate;
    private LineWalk? _walk;
    private DateTimeOffset _walkBegan;
    private DateTimeOffset? _standsSince;

    /// <summary>Where it is, degrees; null while it has not begun anything.</summary>
    public (double Longitude, double Latitude)? Place { get; private set; }

    /// <summary>The round that it walks, or null.</summary>
    public RoundNow? Round => _round;

    /// <summary>What it wants now.</summary>
    /// <param name="mine">Its rounds as the server last told.</param>
    public WalkWish Look(IReadOnlyList<RoundNow> mine, DateTimeOffset now)
    {
        if (_round is not { } round) { return mine.Where(r => IsDue(r, now)).MinBy(r => r.DueAt) is { } due ? new WalkWish.Begin(due) : WalkWish.Nothing.Yet; }
        Move(now);
        if (!round.IsOpen(now) || !_ahead.TryPeek(out var point)) { return new WalkWish.End(round); }
        if (_walk is not null) { return WalkWish.Nothing.Yet; }
        if (_standsSince is { } since) { return now - since >= point.Dwell + LooksAround ? new WalkWish.Prove(round, point) : WalkWish.Nothing.Yet; }
        return _comesLate && _ahead.Count == 1 && now < round.DueAt ? WalkWish.Nothing.Yet : new WalkWish.Go((point.Longitude, point.Latitude));
    }

    /// <summary>Begins a round: here it is decided how well it will be walked.</summary>
    public void Begin(RoundNow round)
    {
        _round = round;
        foreach (var point in round.Points.Where(p => !p.IsHit)) { _ahead.Enqueue(point); }
        if (_ahead.Count > 1 && chance.NextDouble() < LeavesOutShare) { LeaveOut(chance.Next(_ahead.Count)); }
        _comesLate = round.DueAt < round.ClosesAt && chance.NextDouble() < ComesLateShare;
        Place ??= (_ahead.Peek().Longitude + Away(), _ahead.Peek().Latitude + Away());
    }

    /// <summary>Sets out for the next point; without a way it goes straight at a walk's pace.</summary>
    public void SetOut(LineWalk walk, DateTimeOffset now) => (_walk, _walkBegan) = (walk, now);

    /// <summary>The point at which it stands is proved; the next is ahead.</summary>
    public void Proved()
    {
        _ahead.Dequeue();
        _standsSince = null;
    }

    /// <summary>The round is over for it, whatever came of it.</summary>
    public void End()
    {
        if (_round is { } round) { _done.Add(round.Id); }
        _ahead.Clear();
        (_round, _walk, _standsSince) = (null, null, null);
    }

    private bool IsDue(RoundNow round, DateTimeOffset now) => round.IsOpen(now) && !_done.Contains(round.Id) && round.Points.Any(p => !p.IsHit);

    private void Move(DateTimeOffset now)
    {
        if (_walk is not { } walk) { return; }
        var (longitude, latitude, _) = walk.At(now - _walkBegan);
        Place = (longitude, latitude);
        if (walk.IsOver(now - _walkBegan)) { (_walk, _standsSince) = (null, now); }
    }

    private void LeaveOut(int position)
    {
        for (var i = _ahead.Count - 1; i >= 0; i--)
        {
            var point = _ahead.Dequeue();
            if (i != position) { _ahead.Enqueue(point); }
        }
    }

    private double Away() => (chance.NextDouble() - 0.5) * StartsWithinDegrees;
}

/// <summary>What a walker wants to do.</summary>
internal abstract record WalkWish
{
    private WalkWish()
    {
    }

    public sealed record Nothing : WalkWish
    {
        public static readonly Nothing Yet = new();
    }

    public sealed record Begin(RoundNow Round) : WalkWish;

    public sealed record Go((double Longitude, double Latitude) To) : WalkWish;

    public sealed record Prove(RoundNow Round, PointNow Point) : WalkWish;

    public sealed record End(RoundNow Round) : WalkWish;
}
