using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Hashing;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit.Asking;

/// <summary>The whole tree of the district whose proofs were asked for last, kept in memory (64 bytes a leaf) and added to. Safe for concurrent use.</summary>
internal sealed class AuditTrees : IDisposable
{
    private const int Batch = 50_000;
    private readonly SemaphoreSlim _gate = new(1);
    private string _district = "";
    private MerkleTree _tree = new();

    /// <summary>Reads of the tree as it stands now, under the lock: nobody appends meanwhile.</summary>
    /// <exception cref="InvalidDataException">A leaf has lost its hash, or an index is missing: verification says which.</exception>
    public async Task<T> AskAsync<T>(DistrictDb db, Func<MerkleTree, T> ask, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_district != db.District.Code) { (_district, _tree) = (db.District.Code, new MerkleTree()); }
            await CatchUpAsync(db, ct);
            return ask(_tree);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task CatchUpAsync(DistrictDb db, CancellationToken ct)
    {
        while (true)
        {
            var size = _tree.Size;
            var next = await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.LogIndex >= size).OrderBy(l => l.LogIndex).Take(Batch).Select(l => new { l.LogIndex, l.LeafHash }).ToListAsync(ct);
            foreach (var leaf in next)
            {
                if (leaf.LogIndex != _tree.Size || leaf.LeafHash is not { Length: Digest.Size } hash)
                {
                    _tree = new MerkleTree();
                    throw new InvalidDataException("The audit log has a gap.");
                }

                _tree.Append(new Digest(hash));
            }

            if (next.Count < Batch) { return; }
        }
    }

    public void Dispose() => _gate.Dispose();
}
