using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Audit.Asking;

/// <summary>How the log stands: its size, its checkpoints (as a list and as the file to keep outside), and what a verification of all of it finds.</summary>
/// <remarks>A verification reads the whole log: one at a time, and what it found is told until the next. Lines from outside may be sent with it.</remarks>
internal static class ShowAuditStatus
{
    private const int MostOutsideBytes = 4 << 20;
    private static readonly Refusal BadPage = new("audit.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");
    private static readonly Refusal Running = new("audit.verifying", RefusalKind.Conflict, "A verification is running.");
    private static readonly Refusal TooLarge = new("audit.outside-too-large", RefusalKind.TooLarge, "Checkpoints from outside are at most 4 MB of text.");

    /// <param name="Size">Leaves that have their place in the tree.</param>
    /// <param name="Waiting">Leaves that wait for it.</param>
    /// <param name="Unsigned">Leaves after the last checkpoint: what was changed among them cannot be found yet.</param>
    /// <param name="LastVerified">What the last verification since the start of this process found; null where there was none.</param>
    public sealed record Status(long Size, long Waiting, long Unsigned, CheckpointRow? LastCheckpoint, Verification? LastVerified);

    public sealed record CheckpointRow(long TreeSize, DateTimeOffset At, string Line);

    /// <param name="ProvenOutside">Leaves proven by a checkpoint that left the house.</param>
    /// <param name="Limits">What this verification cannot find, said plainly.</param>
    public sealed record Verification(
        DateTimeOffset At, bool IsSound, long Size, long ProvenInside, long ProvenOutside, long? FirstBadIndex, long FindingCount, IReadOnlyList<Finding> Findings, string Limits);

    public sealed record Finding(string Fault, long FirstIndex, long EndIndex, string Detail);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/audit", Handle).RequirePermission(AuditPermissions.Read).WithName(nameof(ShowAuditStatus));
        api.MapGet("/audit/checkpoints", ListAsync).RequirePermission(AuditPermissions.Read).WithName("ListCheckpoints");
        api.MapGet("/audit/checkpoints/file", FileAsync).RequirePermission(AuditPermissions.Read).WithName("DownloadCheckpoints");
        api.MapPost("/audit/verify", VerifyAsync).RequirePermission(AuditPermissions.Read).Accepts<string>(isOptional: true, "text/plain").WithName("VerifyAuditLog");
    }

    private static async Task<Ok<Status>> Handle(DistrictDb db, AuditVerifications verifications, CancellationToken ct)
    {
        var size = await db.Set<AuditTreeRow>().AsNoTracking().Select(t => (long?)t.Size).FirstOrDefaultAsync(ct) ?? 0;
        var waiting = await db.Set<AuditLeafRow>().LongCountAsync(l => l.LogIndex == null, ct);
        var last = await db.Set<AuditCheckpointRow>().AsNoTracking().OrderByDescending(c => c.TreeSize).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new Status(
            size, waiting, size - (last?.TreeSize ?? 0) + waiting, last is null ? null : new CheckpointRow(last.TreeSize, last.At, last.Line), verifications.Last(db.District.Code)));
    }

    /// <summary>The newest first.</summary>
    private static async Task<Results<Ok<Page<CheckpointRow>>, Refused>> ListAsync(DistrictDb db, CancellationToken ct, string? after = null, int? size = null)
    {
        var rows = db.Set<AuditCheckpointRow>().AsNoTracking();
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(BadPage); }
            rows = rows.Where(c => c.TreeSize < mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await rows.OrderByDescending(c => c.TreeSize).Take(most + 1).Select(c => new CheckpointRow(c.TreeSize, c.At, c.Line)).ToListAsync(ct);
        return TypedResults.Ok(new Page<CheckpointRow>([.. found.Take(most)], found.Count > most ? new Bookmark(0, found[most - 1].TreeSize).ToString() : null));
    }

    /// <summary>All of them, a line each, oldest first: to be kept outside and given to <c>wangge audit verify --against</c>.</summary>
    private static async Task<FileContentHttpResult> FileAsync(DistrictDb db, Actor actor, CancellationToken ct)
    {
        var text = new StringBuilder();
        await foreach (var line in db.Set<AuditCheckpointRow>().AsNoTracking().OrderBy(c => c.TreeSize).Select(c => c.Line).AsAsyncEnumerable().WithCancellation(ct)) { text.Append(line).Append('\n'); }
        db.Leaf(AuditNote.By(actor, "audit.download", "audit-log", Guid.Empty, purpose: "audit"));
        await db.CommitAsync(ct);
        return TypedResults.File(Encoding.ASCII.GetBytes(text.ToString()), "text/plain", $"checkpoints-{db.District.Code}.txt");
    }

    private static async Task<Results<Ok<Verification>, Refused>> VerifyAsync(HttpRequest http, DistrictDb db, Actor actor, AuditLog log, AuditVerifications verifications, TimeProvider time, CancellationToken ct)
    {
        if (await OutsideAsync(http, ct) is not { } outside) { return new Refused(TooLarge); }
        if (!verifications.TryBegin(db.District.Code)) { return new Refused(Running); }
        try
        {
            var verdict = await log.VerifyAsync(db.Store, outside, ct);
            var told = new Verification(
                time.Now(), verdict.IsSound, verdict.Size, verdict.ProvenInside, verdict.ProvenOutside, verdict.FirstBadIndex, verdict.FindingCount,
                [.. verdict.Findings.Select(f => new Finding(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(f.Fault.ToString()), f.FirstIndex, f.EndIndex, f.Detail))], verdict.Limits);
            verifications.Keep(db.District.Code, told);
            db.Leaf(AuditNote.By(actor, "audit.verify", "audit-log", Guid.Empty, purpose: "audit", data: AuditData.Of(("sound", verdict.IsSound), ("size", verdict.Size))));
            await db.CommitAsync(ct);
            return TypedResults.Ok(told);
        }
        finally
        {
            verifications.End(db.District.Code);
        }
    }

    /// <summary>Lines of the body; null where there are too many.</summary>
    private static async Task<IReadOnlyList<string>?> OutsideAsync(HttpRequest http, CancellationToken ct)
    {
        if (http.ContentLength is > MostOutsideBytes) { return null; }
        using var reader = new StreamReader(http.Body, Encoding.ASCII);
        var text = await reader.ReadToEndAsync(ct);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}

/// <summary>What verifications found last, by district; in memory. Safe for concurrent use.</summary>
internal sealed class AuditVerifications
{
    private readonly ConcurrentDictionary<string, ShowAuditStatus.Verification> _last = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    public ShowAuditStatus.Verification? Last(string district) => _last.GetValueOrDefault(district);

    public void Keep(string district, ShowAuditStatus.Verification verification) => _last[district] = verification;

    public bool TryBegin(string district) => _running.TryAdd(district, true);

    public void End(string district) => _running.TryRemove(district, out _);
}
