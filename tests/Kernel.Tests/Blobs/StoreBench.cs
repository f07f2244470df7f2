using Microsoft.Extensions.Logging.Abstractions;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Tests.Blobs;

/// <summary>A store on a disk in memory, or on any other port.</summary>
internal static class StoreBench
{
    public const string Root = "/home/blobs";
    public const long MaxBytes = 1 << 20;

    public static BlobStore Open(IFilePort files, TimeProvider? clock = null, string root = Root, long reserveBytes = 0) =>
        new(root, files, clock ?? TimeProvider.System, new BlobStoreOptions { ReserveBytes = reserveBytes }, NullLogger<BlobStore>.Instance);

    public static VolatileFiles NewDisk(TimeProvider? clock = null)
    {
        var disk = new VolatileFiles { Clock = clock ?? TimeProvider.System };
        disk.MakeDurableFolder("/home");
        return disk;
    }

    public static BlobName NameOf(byte[] content) => new(Digest.Of(content));

    public static byte[] Content(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static Task<BlobPut> PutAsync(BlobStore store, byte[] content) =>
        store.PutAsync(NameOf(content), new MemoryStream(content), MaxBytes, null, TestContext.Current.CancellationToken);

    public static byte[]? Read(BlobStore store, byte[] content)
    {
        using var stream = store.FindOriginal(NameOf(content));
        if (stream is null) { return null; }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
