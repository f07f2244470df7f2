namespace Wangge.Kernel.Storage;

/// <summary>A context outside the pool, closed at the end of its use.</summary>
internal sealed class ContextForGood(DistrictDb db) : IAsyncDisposable
{
    public DistrictDb Db { get; } = db;

    public ValueTask DisposeAsync()
    {
        Db.DisposeForGood();
        return ValueTask.CompletedTask;
    }
}
