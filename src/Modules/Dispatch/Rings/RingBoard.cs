using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Rings;

/// <summary>One district's rings, kept at hand: brought up to date by as little as changed. Safe for concurrent use; one works at a time, readers take what is finished.</summary>
/// <remarks>
/// Other roads, zones or people: the ground is cut anew. Other speeds or closures: searched anew. Units that came, went or moved: mended (<see cref="Coverage.Move"/>) up to
/// <see cref="MostMended"/>, else searched anew. Where nothing changed nothing is done. What is broken off is begun from nothing the next time.
/// </remarks>
internal sealed class RingBoard(TimeProvider time) : IDisposable
{
    /// <summary>Whoever is farther is not told how far.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromHours(1);

    /// <summary>Beyond this one search from all is quicker than mending.</summary>
    private const int MostMended = 8;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<Guid, RingLoss> _losses = [];
    private GroundAtHand? _ground;
    private ReachAtHand? _reach;
    private RingState? _state;

    /// <summary>What was measured last; null before the first time.</summary>
    public RingState? State => Volatile.Read(ref _state);

    /// <summary>When it was last looked whether anything changed.</summary>
    public DateTimeOffset LookedAt { get; private set; }

    /// <summary>The rings by these inputs.</summary>
    public Task<RingState> BringUpAsync(RingInputs inputs, CancellationToken ct) => InTurnAsync(() => BringUp(inputs, ct), ct);

    /// <summary>What is lost where a unit leaves, by the rings as they are; null where it holds nothing up, because it is not there.</summary>
    public Task<RingLoss?> LossWithoutAsync(Guid unitId, CancellationToken ct) => InTurnAsync(() => LossWithout(unitId, ct), ct);

    public void Dispose() => _turn.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        catch
        {
            // Half of a search says nothing.
            _reach = null;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private RingState BringUp(RingInputs inputs, CancellationToken ct)
    {
        LookedAt = time.GetUtcNow();
        if (_state is { } last && IsSame(last.Inputs, inputs) && _reach is not null) { return last; }
        _ground = GroundAtHand.Of(inputs, _ground, ct);
        _reach = _reach?.Fits(inputs) == true ? _reach : new ReachAtHand(inputs);
        _reach.Place(inputs.Units, MostMended, ct);
        _losses.Clear();
        var picture = RingMeasuring.Take(_ground.Ground, _ground.Places, _reach.Reach, ct);
        var fresh = new RingState((_state?.Number ?? 0) + 1, time.GetUtcNow(), inputs, _ground, picture, _reach.OnRoads);
        Volatile.Write(ref _state, fresh);
        return fresh;
    }

    private RingLoss? LossWithout(Guid unitId, CancellationToken ct)
    {
        if (_state is not { } state || _ground is null || _reach is null) { return null; }
        if (_losses.TryGetValue(unitId, out var known)) { return known; }
        if (!_reach.Without(unitId, out var back)) { return null; }
        var loss = new RingLoss(state.Picture.Whole, RingMeasuring.Sum(_ground.Ground, _ground.Places, _reach.Reach, ct));
        back();
        _losses[unitId] = loss;
        return loss;
    }

    private static bool IsSame(RingInputs a, RingInputs b) =>
        ReferenceEquals(a.Car, b.Car) && ReferenceEquals(a.Foot, b.Foot) && ReferenceEquals(a.Zones, b.Zones) && ReferenceEquals(a.Ground, b.Ground) && a.Units.SequenceEqual(b.Units);
}

/// <summary>What coverage loses where a unit goes.</summary>
internal sealed record RingLoss(RingShare With, RingShare Without);
