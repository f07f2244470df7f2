using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>A sequenced leaf as the store holds it.</summary>
/// <param name="Index">Place in the tree, from 0.</param>
/// <param name="Canonical">The leaf's bytes, written anew from its columns by <see cref="AuditLeafCodec"/>.</param>
/// <param name="StoredHash">The leaf hash that was stored when it was sequenced.</param>
public readonly record struct AuditEntry(long Index, ReadOnlyMemory<byte> Canonical, Digest StoredHash)
{
    public static AuditEntry Of(long index, AuditLeaf leaf, Digest storedHash) => new(index, AuditLeafCodec.Encode(leaf), storedHash);
}
