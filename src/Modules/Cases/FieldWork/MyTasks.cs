using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Listing;
using Wangge.Cases.Reporting;
using Wangge.Kernel.Access;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.FieldWork;

/// <summary>Finds the cases whose next step is somebody's own, by the table's states and the places where they hold the role that takes it.</summary>
internal sealed class MyTasks(DistrictDb db, AccessPolicy policy, CaseNames names, TimeProvider time)
{
    /// <summary>More than this nobody does in a day.</summary>
    public const int Most = 60;

    private const int MostPictures = 6;
    private static readonly CaseState[] OfUnit = [CaseState.ToSign, CaseState.Handling];
    private static readonly CaseState[] OfService = [CaseState.Guide, CaseState.Materials, CaseState.ResultGiven];

    public async Task<ListMyTasks.Response> ListAsync(Actor actor, CancellationToken ct)
    {
        var cases = await db.Set<Case>().AsNoTracking().Where(c => c.State == CaseState.Verifying && c.VerifierId == actor.Id).OrderBy(c => c.DueOrder).Take(Most + 1).ToListAsync(ct);
        cases.AddRange((await WaitingAsync([CaseState.ToCheck], AreasOf(CaseAction.PassCheck), ct)).Where(c => !c.WorkedByIds.Contains(actor.Id)));
        cases.AddRange(await WaitingAsync(OfService, AreasOf(CaseAction.ApplyFor), ct));
        cases.AddRange(await WaitingAsync(OfUnit, UnitsOf(CaseAction.Sign), ct));

        List<Case> mine = [.. cases.DistinctBy(c => c.Id).OrderBy(c => c.DueOrder).ThenBy(c => c.ReportedAt).Take(Most)];
        var rows = await names.RowsAsync(mine, ct);
        var places = await PlacesAsync(mine, ct);
        var pictures = await PicturesAsync(mine, ct);
        var units = UnitsOf(CaseAction.Sign).UnitIds;
        return new ListMyTasks.Response(
            [.. mine.Zip(rows, (c, row) => new ListMyTasks.TaskView(row, AskOf(c, units), SinceOf(c), c.HandledAt, places.GetValueOrDefault(c.Id), [.. pictures[c.Id].Take(MostPictures)]))],
            cases.Count > Most);

        Extent AreasOf(CaseAction action) => new(policy.ExtentOf(actor, CasePermissions.Of(action)).AreaPaths, []);
        Extent UnitsOf(CaseAction action) => new([], policy.ExtentOf(actor, CasePermissions.Of(action)).UnitIds);
    }

    private async Task<List<Case>> WaitingAsync(IReadOnlyList<CaseState> states, Extent extent, CancellationToken ct) =>
        CaseQuery.Whole(db, new CaseFilter { States = states, IsOpen = true }, Actor.System, extent, time.GetUtcNow()) is { } found
            ? await found.OrderBy(c => c.DueOrder).Take(Most + 1).ToListAsync(ct)
            : [];

    /// <summary>Where each is, in the words of the first reporter who gave any.</summary>
    public async Task<Dictionary<Guid, string?>> PlacesAsync(List<Case> cases, CancellationToken ct)
    {
        var ids = cases.ConvertAll(c => c.Id);
        var found = await db.Set<Report>().AsNoTracking().Where(r => ids.Contains(r.CaseId))
            .Join(db.Set<Words>(), r => r.Id, w => w.SubjectId, (r, w) => new { r.CaseId, r.Seq, w.PlaceText })
            .ToListAsync(ct);
        return found.GroupBy(f => f.CaseId).ToDictionary(g => g.Key, g => g.OrderBy(f => f.Seq).Select(f => f.PlaceText).FirstOrDefault(text => text is not null));
    }

    /// <summary>The reports' first, then those of acts, the newest first.</summary>
    public async Task<ILookup<Guid, ListMyTasks.TaskPicture>> PicturesAsync(List<Case> cases, CancellationToken ct)
    {
        var ids = cases.ConvertAll(c => c.Id);
        var uses = db.Set<BlobUse>().AsNoTracking().Join(db.Set<BlobRow>().Where(b => b.MediaType.StartsWith("image/")), u => u.Sha256, b => b.Sha256, (u, b) => u);
        var ofReports = await uses.Join(db.Set<Report>().Where(r => ids.Contains(r.CaseId)), u => u.SubjectId, r => r.Id, (u, r) => new { r.CaseId, u.Sha256, u.SubjectKind, At = r.Seq })
            .OrderBy(f => f.At).ToListAsync(ct);
        var ofActs = await uses.Join(db.Set<CaseJournalEntry>().Where(e => ids.Contains(e.CaseId)), u => u.SubjectId, e => e.Id, (u, e) => new { e.CaseId, u.Sha256, u.SubjectKind, At = (long)e.Sequence })
            .Where(f => f.SubjectKind == "entry").OrderByDescending(f => f.At).ToListAsync(ct);
        return ofReports.Concat(ofActs).ToLookup(f => f.CaseId, f => new ListMyTasks.TaskPicture(f.Sha256, f.SubjectKind));
    }

    private static DateTimeOffset SinceOf(Case matter) =>
        matter.Clocks.FirstOrDefault(clock => clock.Runs && clock.DueAt == matter.DueOrder)?.StartedAt ?? matter.ReportedAt;

    private static string AskOf(Case matter, IReadOnlyList<Guid> units) => matter.State switch
    {
        CaseState.Verifying => "verify",
        CaseState.ToCheck => "check",
        CaseState.ToSign => "sign",
        CaseState.Guide => "guide",
        CaseState.Materials => "apply",
        CaseState.ResultGiven => "confirm",
        _ => matter.LeadUnitId is { } lead && units.Contains(lead) ? "handle" : "help",
    };
}
