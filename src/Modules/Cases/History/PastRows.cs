using System.Text;
using Wangge.Cases.Following;
using Wangge.Cases.Reporting;
using Wangge.Cases.Searching;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Text;

namespace Wangge.Cases.History;

/// <summary>The rows of a past case: the same as an act of today leaves, with one audit leaf for all of it and no notice.</summary>
internal sealed class PastRows(FollowLinks links)
{
    public void Add(DistrictDb db, PastRun run)
    {
        var (past, matter) = (run.Past, run.Matter);
        db.Add(matter);
        db.AddRange(matter.NewEntries);
        db.Leaf(AuditNote.By(
            Actor.System, "cases.history", "case", matter.Id, matter.AreaPath,
            data: AuditData.Of(("report", past.ReportId), ("entries", matter.Version), ("state", matter.State.Wire())), erasable: Encoding.UTF8.GetBytes(past.Words)));
        matter.ForgetNewEntries();

        var first = past.Steps[0];
        var reportedAt = matter.ReportedAt;
        db.Add(new Report
        {
            Id = past.ReportId, Number = run.Number, CaseId = matter.MergedIntoId ?? matter.Id, TypeId = run.Type.Id, Source = matter.Source, ActorId = first.ActorId ?? Guid.Empty,
            AreaPath = matter.AreaPath, GridId = matter.GridId, Longitude = matter.Longitude, Latitude = matter.Latitude,
            HappenedAt = reportedAt, ReceivedAt = reportedAt, IsPublic = matter.IsPublic, Attributes = past.Attributes,
            FollowHash = FollowLinks.HashOf(links.SecretOf(db.District.Code, past.ReportId)),
        });
        db.Add(new Words { SubjectId = past.ReportId, CaseId = matter.Id, Text = past.Words, PlaceText = past.PlaceText });
        db.Add(new SearchText { CaseId = matter.Id, SubjectId = past.ReportId, Tokens = SearchTokens.ForIndex($"{past.Words} {past.PlaceText} {run.Type.Name}") });
        AddUses(db, past.ReportId, first.Files, "report");
        AddUses(db, past.ReportId, first.FilesAfter, "report-after");
        foreach (var step in past.Steps.Skip(1))
        {
            AddUses(db, step.Id, step.Files, "entry");
            if (string.IsNullOrWhiteSpace(step.Words)) { continue; }
            db.Add(new Words { SubjectId = step.Id, CaseId = matter.Id, Text = step.Words });
            db.Add(new SearchText { CaseId = matter.Id, SubjectId = step.Id, Tokens = SearchTokens.ForIndex(step.Words) });
        }
    }

    private static void AddUses(DistrictDb db, Guid subjectId, IReadOnlyList<string> files, string kind) =>
        db.AddRange(files.Distinct().Select(file => new BlobUse { SubjectId = subjectId, Sha256 = file, SubjectKind = kind }));
}
