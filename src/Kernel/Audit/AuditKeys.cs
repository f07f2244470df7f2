using System.Collections.Concurrent;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit;

/// <summary>Each district's signing key, made at its first use. Safe for concurrent use.</summary>
public sealed class AuditKeys(Home home, IFilePort files) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<CheckpointKey>> _keys = new(StringComparer.Ordinal);

    public CheckpointKey OfDistrict(string districtCode) =>
        _keys.GetOrAdd(districtCode, code => new Lazy<CheckpointKey>(() => CheckpointKey.LoadOrCreate(FolderOf(code), files))).Value;

    /// <summary>Where the district's key and its public halves stand.</summary>
    public string FolderOf(string districtCode) => home.Folder(Path.Combine("keys", "audit", districtCode));

    public void Dispose()
    {
        foreach (var key in _keys.Values.Where(k => k.IsValueCreated)) { key.Value.Dispose(); }
    }
}
