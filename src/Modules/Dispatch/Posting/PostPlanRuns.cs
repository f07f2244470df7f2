using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Wangge.Dispatch.Posting;

/// <summary>Plans that this process is making or is about to make, with how far each is. Safe for concurrent use.</summary>
internal sealed class PostPlanRuns
{
    private const int MostWaiting = 4;

    private readonly Channel<PostPlanRun> _waiting = Channel.CreateBounded<PostPlanRun>(MostWaiting);
    private readonly ConcurrentDictionary<Guid, PostPlanRun> _known = new();

    public bool HasRoom => _waiting.Reader.Count < MostWaiting;

    /// <returns>False where too many wait already.</returns>
    public bool TryAdd(PostPlanRun run)
    {
        if (!_known.TryAdd(run.PlanId, run)) { return true; }
        if (_waiting.Writer.TryWrite(run)) { return true; }
        _known.TryRemove(run.PlanId, out _);
        return false;
    }

    /// <summary>Null where this process is not at it.</summary>
    public PostPlanRun? Find(Guid planId) => _known.GetValueOrDefault(planId);

    /// <summary>All that this process is at now.</summary>
    public IReadOnlyDictionary<Guid, PostPlanRun> Known => new Dictionary<Guid, PostPlanRun>(_known);

    public IAsyncEnumerable<PostPlanRun> ListAsync(CancellationToken ct) => _waiting.Reader.ReadAllAsync(ct);

    public void Remove(PostPlanRun run) => _known.TryRemove(run.PlanId, out _);
}

/// <summary>One plan that is being made.</summary>
#pragma warning disable CA1001 // Its source holds no timer and hangs on nothing, and who gives the plan up may come while it ends.
internal sealed class PostPlanRun(string districtCode, Guid planId) : IProgress<double>
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _cancelled = new();
    private double _share;

    public string DistrictCode => districtCode;

    public Guid PlanId => planId;

    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>0 to 1.</summary>
    public double Share => Volatile.Read(ref _share);

    public void Report(double value) => Volatile.Write(ref _share, value);

    public void Cancel() => _cancelled.Cancel();
}
