namespace Wangge.Host.Simulation;

/// <summary>A made-up crew: walks its beat around the post, drives to where it is sent, stays a while, goes back to its beat. Decides only; others do.</summary>
/// <param name="chance">Its own, so that a seed tells the whole of it.</param>
internal sealed class SimulatedUnit(Guid id, (double Longitude, double Latitude) post, Random chance)
{
    private const double BeatDegrees = 0.012;
    private static readonly TimeSpan Answers = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan StaysAtScene = TimeSpan.FromSeconds(75);

    private LineWalk? _walk;
    private DateTimeOffset _walkBegan;
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;
    private Guid? _goesTo;

    public Guid Id => id;

    /// <summary>Where it is, degrees; its bearing and speed in metres a second.</summary>
    public (double Longitude, double Latitude, double Bearing, double Speed) Place { get; private set; } = (post.Longitude, post.Latitude, 0, 0);

    /// <summary>What it wants now.</summary>
    /// <param name="part">Its part in an operation, or null.</param>
    public Wish Look(PartNow? part, DateTimeOffset now)
    {
        Move(now);
        if (part is null)
        {
            if (_goesTo is not null) { Stop(now); }
            return _walk is null && now >= _restsUntil ? new Wish.Go(Around(), null) : Wish.Nothing.Yet;
        }

        if (part.State == "arrived") { return now - part.Since >= StaysAtScene ? new Wish.Leave(part.OperationId) : Wish.Nothing.Yet; }
        if (part.State == "sent" && now - part.Since >= Answers) { return new Wish.Accept(part.OperationId); }
        return part.State == "accepted" && _goesTo != part.OperationId ? new Wish.Go((part.Longitude, part.Latitude), part.OperationId) : Wish.Nothing.Yet;
    }

    /// <summary>Sets out along a way.</summary>
    /// <param name="operationId">To which it goes, or null on its beat.</param>
    public void SetOut(LineWalk walk, Guid? operationId, DateTimeOffset now) => (_walk, _walkBegan, _goesTo) = (walk, now, operationId);

    /// <summary>There is no way: it rests and looks for another aim.</summary>
    public void Rest(DateTimeOffset now) => _restsUntil = now.AddSeconds(20 + chance.Next(40));

    private void Move(DateTimeOffset now)
    {
        if (_walk is not { } walk) { return; }
        var (longitude, latitude, bearing) = walk.At(now - _walkBegan);
        Place = (longitude, latitude, bearing, walk.MetresPerSecond);
        if (walk.IsOver(now - _walkBegan)) { Stop(now); }
    }

    private void Stop(DateTimeOffset now)
    {
        // Where it goes stays known until its part is over, so that it does not set out for the same place again.
        if (_walk is null) { _goesTo = null; }
        _walk = null;
        Place = Place with { Speed = 0 };
        Rest(now);
    }

    private (double Longitude, double Latitude) Around() =>
        (post.Longitude + ((chance.NextDouble() - 0.5) * BeatDegrees), post.Latitude + ((chance.NextDouble() - 0.5) * BeatDegrees));
}

/// <summary>A unit's part in an operation as the server tells of it.</summary>
/// <param name="Since">When it was sent, or arrived.</param>
internal sealed record PartNow(Guid OperationId, string State, double Longitude, double Latitude, DateTimeOffset Since);

/// <summary>What a unit wants to do.</summary>
internal abstract record Wish
{
    private Wish()
    {
    }

    public sealed record Nothing : Wish
    {
        public static readonly Nothing Yet = new();
    }

    /// <param name="OperationId">To which it is sent, or null on its beat.</param>
    public sealed record Go((double Longitude, double Latitude) To, Guid? OperationId) : Wish;

    public sealed record Accept(Guid OperationId) : Wish;

    public sealed record Leave(Guid OperationId) : Wish;
}
