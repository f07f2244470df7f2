using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;

namespace Wangge.Areas;

/// <summary>The district's tree of areas as a slice changes it: finds what is to be changed, asks the policy, writes history, and has the map swapped after the commit.</summary>
/// <remarks>What makes, moves or ends areas raises <see cref="TreeGuard"/>, so such changes are decided one after another.</remarks>
internal sealed class AreaTree(DistrictDb db, AreaLookup lookup, Actor actor, AccessPolicy policy, TimeProvider time)
{
    private readonly List<(Area Area, string? FormerPath, string Change)> _changes = [];

    /// <summary>The standing area with this id that the actor may do this to; refuses with <c>areas.area.unknown</c>, <c>areas.area.ended</c>, <c>access.elsewhere</c>.</summary>
    public async Task<(Area? Area, Refusal? Refusal)> FindAsync(Guid areaId, Permission permission, CancellationToken ct)
    {
        var area = await db.Set<Area>().FirstOrDefaultAsync(a => a.Id == areaId, ct);
        return area is null ? (null, AreaRefusals.UnknownArea)
            : policy.Check(actor, permission, new Reach(area.AreaPath)) is { } refusal ? (null, refusal)
            : area.EndedAt is not null ? (null, AreaRefusals.AreaEnded)
            : (area, null);
    }

    public Task<bool> IsTakenAsync(string areaPath, CancellationToken ct) => db.Set<Area>().AnyAsync(a => a.AreaPath == areaPath && a.EndedAt == null, ct);

    public void Make(Area area, string? reason)
    {
        db.Add(area);
        KeepEdge(area, reason);
        _changes.Add((area, null, "made"));
    }

    /// <summary>Name, kind or cell code.</summary>
    public void Change(Area area)
    {
        area.Version++;
        _changes.Add((area, null, "changed"));
    }

    public void Redraw(Area area, byte[] edge, string? reason)
    {
        area.Edge = edge;
        area.Version++;
        KeepEdge(area, reason);
        _changes.Add((area, null, "redrawn"));
    }

    public void Move(Area area, string newPath, string? reason)
    {
        var former = area.AreaPath;
        area.AreaPath = newPath;
        area.Version++;
        KeepEdge(area, reason);
        _changes.Add((area, former, "moved"));
    }

    public void End(Area area)
    {
        area.EndedAt = time.Now();
        area.Version++;
        _changes.Add((area, null, "ended"));
    }

    /// <summary>Leaves, notices and the change in one commit; then the map is swapped.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await RaiseAsync(ct);
        await db.CommitAsync(ct);
        await lookup.ReloadAsync();
    }

    /// <summary>Adds leaves, notices and the change to what this context will commit.</summary>
    /// <param name="asImport">One notice for all changes together.</param>
    internal async Task RaiseAsync(CancellationToken ct, bool asImport = false)
    {
        if (_changes.Count == 0) { return; }
        if (_changes.Exists(c => c.Change is "made" or "moved" or "ended")) { await GuardAsync(db, ct); }
        var areas = _changes.Select(c => c.Area.Id).Distinct().Count();
        db.Add(new TreeChange { At = time.Now(), Areas = areas });
        foreach (var (area, former, change) in _changes)
        {
            db.Leaf(AuditNote.By(actor, $"areas.{change}", "area", area.Id, area.AreaPath, data: AuditData.Of(("version", area.Version))));
            if (!asImport) { db.Announce(new AreaChanged(area.Id, area.AreaPath, former, change)); }
        }

        if (asImport) { db.Announce(new AreasImported(areas)); }

        _changes.Clear();
    }

    /// <summary>Makes this commit meet with any other that changes which areas or divisions there are.</summary>
    internal static async Task GuardAsync(DistrictDb db, CancellationToken ct)
    {
        var guard = await db.Set<TreeGuard>().SingleOrDefaultAsync(g => g.Id == 1, ct);
        if (guard is null) { db.Add(guard = new TreeGuard()); }
        guard.Number++;
    }

    // A move is kept as well: the same edge under another path.
    private void KeepEdge(Area area, string? reason) => db.Add(new AreaEdge
    {
        AreaId = area.Id, Version = area.Version, Edge = area.Edge, AreaPath = area.AreaPath, From = time.Now(), ActorId = actor.Id, Reason = reason,
    });
}
