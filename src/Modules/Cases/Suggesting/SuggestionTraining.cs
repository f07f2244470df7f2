using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Suggesting;

/// <summary>A district's model: read from its store, learnt from its history. Safe for concurrent use.</summary>
internal sealed class SuggestionTraining(DistrictStates<ServedModel> models, TimeProvider time)
{
    /// <summary>The newest reports that are learnt from.</summary>
    public const int MostReports = 20_000;

    /// <summary>How old a report may be to be learnt from.</summary>
    public static readonly TimeSpan LearntFor = TimeSpan.FromDays(730);

    /// <summary>After how long a model is learnt anew, so that what was erased is forgotten by it too.</summary>
    public static readonly TimeSpan AnewAfter = TimeSpan.FromDays(1);

    private const int KeptVersions = 3;
    private const int LeastHeldOut = 100;

    /// <summary>What only ended because it was none.</summary>
    private static readonly CaseState[] NoMatter = [CaseState.Refused, CaseState.Void];

    /// <summary>The model in force; where none was learnt yet, one from the types' own names.</summary>
    public ValueTask<ServedModel> ModelAsync(DistrictStore store) => models.GetAsync(store.District.Code, async () =>
    {
        await using var db = store.Lease();
        var row = await db.Set<SuggestionModelRow>().AsNoTracking().OrderByDescending(m => m.Version).FirstOrDefaultAsync();
        if (row is not null) { return new ServedModel(SuggestionModel.FromBytes(row.Content), row.Content); }

        var model = SuggestionTrainer.Train(await TypesAsync(db, default), [], 0, time.Now());
        return new ServedModel(model, model.ToBytes());
    });

    /// <summary>Learns a new version where the newest is a day old, or a fifth more was reported since. At most <see cref="MostReports"/> rows are read.</summary>
    /// <returns>Whether there is a new version.</returns>
    public async Task<bool> TrainIfDueAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        var now = time.Now();
        var newest = await db.Set<SuggestionModelRow>().AsNoTracking().OrderByDescending(m => m.Version).Select(m => new { m.Version, m.TrainedAt, m.LastReportSeq }).FirstOrDefaultAsync(ct);
        var last = await db.Set<Report>().AsNoTracking().OrderByDescending(r => r.Seq).Select(r => (long?)r.Seq).FirstOrDefaultAsync(ct) ?? 0;
        if (newest is not null && now - newest.TrainedAt < AnewAfter && last < Math.Max(newest.LastReportSeq + 200, newest.LastReportSeq * 6 / 5)) { return false; }
        if (newest is null && last == 0) { return false; }

        var types = await TypesAsync(db, ct);
        var reports = await ReportsAsync(db, now, ct);
        var model = Learn(types, reports, (newest?.Version ?? 0) + 1, now);
        db.Add(new SuggestionModelRow { Version = model.Version, TrainedAt = now, LastReportSeq = last, Content = model.ToBytes() });
        db.RemoveRange(await db.Set<SuggestionModelRow>().Where(m => m.Version <= model.Version - KeptVersions).ToListAsync(ct));
        db.MarkAsBookkeeping();
        try
        {
            await db.CommitAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            // Another node was sooner.
        }

        models.Drop(store.District.Code);
        return true;
    }

    /// <summary>Judged on the newest fifth first, then learnt from all.</summary>
    private static SuggestionModel Learn(IReadOnlyList<SuggestedType> types, List<LearntReport> newestFirst, int version, DateTimeOffset now)
    {
        var model = SuggestionTrainer.Train(types, newestFirst, version, now);
        var heldOut = newestFirst.Count / 5;
        if (heldOut < LeastHeldOut) { return model; }

        var (top1, top3) = SuggestionTrainer.Judge(SuggestionTrainer.Train(types, newestFirst[heldOut..], version, now), newestFirst[..heldOut]);
        return model with { HeldOut = heldOut, Top1 = Math.Round(top1, 3), Top3 = Math.Round(top3, 3) };
    }

    private static async Task<List<LearntReport>> ReportsAsync(DistrictDb db, DateTimeOffset now, CancellationToken ct)
    {
        var keys = await db.Set<CaseType>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Key, ct);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);
        var (since, late) = (now - LearntFor, now.AddDays(-SuggestionModel.PlaceDays));
        var rows = await db.Set<Report>().AsNoTracking().Where(r => r.ReceivedAt >= since)
            .Join(db.Set<Case>(), r => r.CaseId, c => c.Id, (r, c) => new { Report = r, c.TypeId, c.State })
            .Where(x => !NoMatter.Contains(x.State))
            .Join(db.Set<Words>(), x => x.Report.Id, w => w.SubjectId, (x, w) => new { x.Report.Seq, x.TypeId, w.Text, x.Report.Longitude, x.Report.Latitude, x.Report.ReceivedAt, x.Report.Source, x.Report.IsPublic })
            .OrderByDescending(x => x.Seq).Take(MostReports).ToListAsync(ct);
        return [.. rows.Where(x => keys.TryGetValue(x.TypeId, out var key) && key != Intake.OtherType).Select(x => new LearntReport(
            keys[x.TypeId], x.Text, x.Longitude, x.Latitude, TimeZoneInfo.ConvertTime(x.ReceivedAt, zone).Hour, x.Source.Wire(), x.ReceivedAt >= late, x.IsPublic))];
    }

    private static async Task<IReadOnlyList<SuggestedType>> TypesAsync(DistrictDb db, CancellationToken ct) =>
        [.. (await db.Set<CaseType>().AsNoTracking().Where(t => t.EndedAt == null).OrderBy(t => t.Key).ToListAsync(ct))
            .Select(t => new SuggestedType(t.Key, t.Flow.Wire(), t.IsPublic, t.EnglishName is { } english ? [t.Name, english] : [t.Name], t.Keywords))];
}

/// <summary>A model and the file that it is.</summary>
/// <param name="Packed">See <see cref="SuggestionModel.ToBytes"/>.</param>
internal sealed record ServedModel(SuggestionModel Model, byte[] Packed)
{
    /// <summary>Names the file's content.</summary>
    public string Tag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Packed).AsSpan(0, 8))}\"";
}
