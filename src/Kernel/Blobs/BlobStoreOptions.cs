namespace Wangge.Kernel.Blobs;

/// <summary>How the store uses its disk.</summary>
public sealed record BlobStoreOptions
{
    /// <value>Bytes left free for the database, which must go on when files no longer fit; default 1 GiB.</value>
    public long ReserveBytes { get; init; } = 1L << 30;
}
