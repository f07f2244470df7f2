namespace Wangge.Kernel.Audit;

/// <summary>Gathers findings: lists the first, counts all, so that a wrecked log of millions fits in memory.</summary>
internal sealed class FindingList
{
    private readonly List<AuditFinding> _listed = [];

    public IReadOnlyList<AuditFinding> Listed => _listed;

    public long Count { get; private set; }

    public long? FirstIndex { get; private set; }

    public void Add(AuditFault fault, long firstIndex, long endIndex, string detail)
    {
        Count++;
        FirstIndex = FirstIndex is { } known ? Math.Min(known, firstIndex) : firstIndex;
        if (_listed.Count < AuditVerdict.MostFindings) { _listed.Add(new(fault, firstIndex, endIndex, detail)); }
    }
}
