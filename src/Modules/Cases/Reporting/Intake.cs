using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Following;
using Wangge.Cases.Searching;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Text;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Reporting;

/// <summary>The one way by which a report comes in, whatever door it came through.</summary>
internal sealed class Intake(
    DistrictDb db, IAreaLookup areas, CaseTypes types, CaseLimits limits, CaseActs acts, RunningNumbers numbers, RepeatTurns turns, FollowLinks links, TimeProvider time)
{
    /// <summary>The type of what nobody gave a type.</summary>
    public const string OtherType = "hazard.other";

    private static readonly Refusal UnknownType = new("reports.unknown-type", RefusalKind.Invalid, Fields: new Dictionary<string, string[]> { ["type"] = ["reports.unknown-type"] });
    private static readonly Refusal HalfPlace = new("reports.half-place", RefusalKind.Invalid, "Longitude and latitude come together or not at all.");
    private static readonly Refusal UnknownFollowed = new("reports.unknown-followed", RefusalKind.Invalid, "The case that this takes up again is not there.");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="Role">Wire name of the role acted in.</param>
    /// <summary>Who sends a report.</summary>
    public sealed record Sender(Actor Actor, string Role, CaseSource Source)
    {
        /// <summary>Under what name a retry is recognised; residents share one, since ids cannot be guessed and the content must agree.</summary>
        public string RepeatKey => Actor.IsSignedIn ? Actor.Key : "resident";
    }

    /// <summary>Takes a report, commits it and says what came of it, or why it was not taken.</summary>
    /// <param name="lookFirst">Whether an earlier try may have come through.</param>
    public async Task<(SendReport.Response? Sent, Refusal? Refusal)> TakeAsync(
        Guid reportId, SendReport.Request request, Sender sender, bool lookFirst, CancellationToken ct)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request with { Work = null }, Json));
        using var turn = await turns.TakeAsync(db.District.Code, sender.RepeatKey, reportId, ct);
        lookFirst |= !turn.IsFirst;
        if (lookFirst)
        {
            var earlier = await db.FindEarlierAsync(sender.RepeatKey, reportId, hash, ct);
            if (earlier.Refusal is not null) { return (null, earlier.Refusal); }
            if (earlier.OutcomeId is { } outcome) { return (await AnswerAgainAsync(outcome, ct), null); }
        }

        if (request.Longitude is null != request.Latitude is null) { return (null, HalfPlace); }
        if ((await types.BookAsync()).Find(request.Type ?? OtherType) is not { EndedAt: null } type) { return (null, UnknownType); }
        if (request.Follows is { } follows && !await db.Set<Case>().AnyAsync(c => c.Id == follows, ct)) { return (null, UnknownFollowed); }
        if (await AddFilesAsync(reportId, request, lookFirst, ct) is { } missing) { return (null, missing); }

        var now = time.Now();
        var grid = request.Longitude is { } longitude ? await areas.FindGridAsync(longitude, request.Latitude!.Value) : null;
        var number = await numbers.NextAsync(db.Store, "case", ct);
        var place = new CasePlace(grid?.AreaPath ?? $"/{db.District.Code}/", grid?.GridId, request.Longitude, request.Latitude);
        var (centre, level) = Centres.HolderOf(place.AreaPath, type.Weight);
        var opening = new CaseOpening(
            number, type.Flow, type.Weight, sender.Source, type.Id, place, centre, level, (request.IsPublic ?? true) && type.IsPublic, request.Follows);

        var matter = new Case(Guid.CreateVersion7(now));
        var by = new CaseActor(new Act(reportId, sender.Actor.Id, (request.HappenedAt ?? now).ToMilliseconds(), now), sender.Role);
        var limit = await limits.OfAsync(type.Id);
        var refusal = request.FilesAfter is { Count: > 0 } after
            ? matter.SettleOnSpot(by, opening, request.Files?.Count ?? 0, after.Count, limit)
            : matter.Send(by, opening, limit);
        if (refusal is not null) { return (null, refusal); }

        db.Insert(matter);
        var report = Add(reportId, request, sender, matter, type, now, by.Act.HappenedAt);
        acts.Keep(matter, request.Words);
        db.Remember(sender.RepeatKey, reportId, hash, reportId, time);
        await db.CommitAsync(ct);
        return (new SendReport.Response(reportId, matter.Id, number, links.SecretOf(db.District.Code, reportId), matter.State.Wire(), grid?.Name), null);
    }

    private Report Add(Guid reportId, SendReport.Request request, Sender sender, Case matter, CaseType type, DateTimeOffset now, DateTimeOffset happenedAt)
    {
        var report = new Report
        {
            Id = reportId, Number = matter.Number, CaseId = matter.Id, TypeId = type.Id, Source = sender.Source, ActorId = sender.Actor.Id,
            AreaPath = matter.AreaPath, GridId = matter.GridId, Longitude = matter.Longitude, Latitude = matter.Latitude,
            HappenedAt = happenedAt, ReceivedAt = now, IsPublic = matter.IsPublic,
            FollowHash = FollowLinks.HashOf(links.SecretOf(db.District.Code, reportId)),
            Attributes = request.Attributes ?? new Dictionary<string, string>(),
        };
        db.Insert(report);
        db.Insert(new Words { SubjectId = reportId, CaseId = matter.Id, Text = request.Words, PlaceText = request.PlaceText });
        db.Insert(new SearchText { CaseId = matter.Id, SubjectId = reportId, Tokens = SearchTokens.ForIndex($"{request.Words} {request.PlaceText} {type.Name}") });
        if (request.Contact is { } contact && (contact.Name ?? contact.Phone ?? contact.Email) is not null)
        {
            db.Insert(new Contact { ReportId = reportId, Name = contact.Name, Phone = contact.Phone, Email = contact.Email });
        }

        return report;
    }

    private async Task<Refusal?> AddFilesAsync(Guid reportId, SendReport.Request request, bool lookFirst, CancellationToken ct)
    {
        List<string> names = [.. (request.Files ?? []).Concat(request.FilesAfter ?? []).Distinct()];
        if (names.Count == 0) { return null; }
        // Nearly always they were sent: the write itself looks, and where one is missing the report is decided once more and comes by here.
        if (lookFirst && await db.Set<BlobRow>().CountAsync(b => names.Contains(b.Sha256), ct) != names.Count) { return CaseActs.UnknownFile; }

        var after = request.FilesAfter?.ToHashSet() ?? [];
        foreach (var name in names) { db.InsertNaming<BlobRow>(new BlobUse { SubjectId = reportId, Sha256 = name, SubjectKind = after.Contains(name) ? "report-after" : "report" }, nameof(BlobUse.Sha256)); }
        return null;
    }

    private async Task<SendReport.Response> AnswerAgainAsync(Guid reportId, CancellationToken ct)
    {
        var report = await db.Set<Report>().AsNoTracking().FirstAsync(r => r.Id == reportId, ct);
        var first = await db.Set<CaseJournalEntry>().AsNoTracking().FirstAsync(e => e.Id == reportId, ct);
        var grid = report.GridId is { } gridId ? await areas.FindGridAsync(gridId) : null;
        return new SendReport.Response(reportId, first.CaseId, report.Number, links.SecretOf(db.District.Code, reportId), first.StateAfter.Wire(), grid?.Name);
    }
}
