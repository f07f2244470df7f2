namespace Wangge.Kernel.Blobs;

/// <summary>Keeps two changes of one blob apart within this process; different blobs rarely wait for one another.</summary>
internal sealed class NameLocks : IDisposable
{
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <returns>To be disposed when the change is done.</returns>
    public async Task<IDisposable> EnterAsync(BlobName name, CancellationToken ct)
    {
        var stripe = _stripes[(uint)name.GetHashCode() % _stripes.Length];
        await stripe.WaitAsync(ct);
        return new Held(stripe);
    }

    public void Dispose()
    {
        foreach (var stripe in _stripes) { stripe.Dispose(); }
    }

    private sealed class Held(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
