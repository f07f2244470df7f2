using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Duplicates;

/// <summary>Cases that lie near a place and may tell of the same: open, or ended a week ago at the most, of the same type or its class.</summary>
internal static class NearCases
{
    /// <summary>The nearest that are looked at; a flood that a thousand people report is suggested from these.</summary>
    public const int MostLookedAt = 200;

    /// <summary>How far a rounded position may lie from the true one, with room to spare.</summary>
    private const double RoundingMetres = 150;

    private static readonly CaseState[] NotTheSame = [CaseState.Merged, CaseState.Void, CaseState.Refused];

    /// <summary>A case with the words of its first report.</summary>
    public sealed record Near(Case Case, string Words);

    /// <param name="type">Null for any type.</param>
    /// <param name="except">The case that is asked about; empty for none.</param>
    public static async Task<IReadOnlyList<Near>> ListAsync(
        DistrictDb db, TypeBook book, GroundPoint place, CaseType? type, DateTimeOffset reportedAt, DateTimeOffset now, Guid except, bool publicOnly, CancellationToken ct)
    {
        // What is public is judged by rounded positions alone; a tighter box would tell the true ones.
        var box = Neighbourhood.Around(place, publicOnly ? DuplicateScore.FarMetres + RoundingMetres : DuplicateScore.FarMetres);
        var (earliest, latest, endedAfter) = (reportedAt - DuplicateScore.Late, reportedAt + DuplicateScore.Late, now - DuplicateScore.Late);
        var cases = db.Set<Case>().AsNoTracking()
            .Where(c => c.Longitude >= box.West && c.Longitude <= box.East && c.Latitude >= box.South && c.Latitude <= box.North)
            .Where(c => c.EndedAt == null || c.EndedAt >= endedAfter)
            .Where(c => c.ReportedAt > earliest && c.ReportedAt < latest && c.Id != except && !NotTheSame.Contains(c.State));
        if (publicOnly) { cases = cases.Where(c => c.IsPublic); }
        if (type is not null)
        {
            var kindred = book.All.Where(other => other.ClassCode == type.ClassCode).Select(other => other.Id).ToList();
            cases = cases.Where(c => kindred.Contains(c.TypeId));
        }

        // By degrees: near enough to choose the nearest; metres are measured afterwards.
        var found = await cases
            .OrderBy(c => ((c.Longitude!.Value - place.Longitude) * (c.Longitude!.Value - place.Longitude)) + ((c.Latitude!.Value - place.Latitude) * (c.Latitude!.Value - place.Latitude)))
            .ThenByDescending(c => EF.Property<long>(c, "Seq"))
            .Take(MostLookedAt).ToListAsync(ct);
        var ids = found.ConvertAll(c => c.Id);
        var words = (await db.Set<Report>().AsNoTracking().Where(r => ids.Contains(r.CaseId) && (!publicOnly || r.IsPublic))
            .Join(db.Set<Words>(), r => r.Id, w => w.SubjectId, (r, w) => new { r.Seq, r.CaseId, w.Text })
            .ToListAsync(ct)).GroupBy(w => w.CaseId).ToDictionary(w => w.Key, w => w.MinBy(x => x.Seq)!.Text);
        return [.. found.Select(c => new Near(c, words.GetValueOrDefault(c.Id, "")))];
    }

    /// <summary>A case as far as likeness goes.</summary>
    public static Lookalike ToLookalike(this Near near, TypeBook book, GroundPoint? place)
    {
        var type = book.Find(near.Case.TypeId);
        return new Lookalike(near.Case.Id, type?.Key ?? "", type?.ClassCode ?? "", place, near.Case.ReportedAt, near.Words);
    }
}
