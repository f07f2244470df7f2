using Wangge.Contracts.Cases;

namespace Wangge.Cases.Acting;

/// <inheritdoc/>
internal sealed class CaseSnapshots(CaseActs acts) : ICaseSnapshots
{
    public async Task<SnapshotAdded> AddAsync(CaseSnapshot snapshot, CancellationToken ct)
    {
        var request = new PlainAct { ActId = snapshot.ActId, HappenedAt = snapshot.HappenedAt, Words = snapshot.Words, Files = [snapshot.Sha256] };
        var (matter, refusal) = await acts.AddAsync(
            snapshot.CaseId, request, CaseAction.Note, CaseSnapshot.FileKind, (matter, by) => matter.Note(by, new SnapshotData(snapshot.CameraId, snapshot.ViewingId), snapshot.Reason), ct);
        return new SnapshotAdded(matter?.Number ?? 0, refusal);
    }
}
