using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Tests.Audit;

/// <summary>A verifier with a key of its own in a folder of its own.</summary>
internal sealed class VerifierBench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wangge-audit-");
    private readonly CheckpointKeyRing _ring = new();

    public VerifierBench()
    {
        Key = NewKey("first");
        _ring.Add(Key.ExportPublicPem());
    }

    public CheckpointKey Key { get; }

    public CheckpointKey NewKey(string name) => CheckpointKey.LoadOrCreate(Path.Combine(_folder.FullName, name), new DiskFiles());

    public void Trust(CheckpointKey key) => _ring.Add(key.ExportPublicPem());

    public Task<AuditVerdict> VerifyAsync(IEnumerable<AuditEntry> log, string[] stored, string[] outside) =>
        new AuditVerifier(AuditSamples.District, _ring).VerifyAsync(log.ToAsyncEnumerable(), stored, outside, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Key.Dispose();
        _ring.Dispose();
        _folder.Delete(recursive: true);
    }
}
