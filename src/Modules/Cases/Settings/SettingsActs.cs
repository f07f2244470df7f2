using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Settings;

/// <summary>The common way of a change to types, responsibilities and calendars: recognise a retry, ask the policy, hold the edited copy against the newest, commit with leaf and notice.</summary>
/// <remarks>Refuses with <c>request.bad-id</c>, <c>request.id-reused</c>, <c>request.if-match-needed</c>, <c>cases.settings.stale</c> and the policy's codes.</remarks>
internal sealed class SettingsActs(DistrictDb db, AccessPolicy policy, Actor actor, TimeProvider time, IHttpContextAccessor http, SettingsMemory memory)
{
    private static readonly Refusal IfMatchNeeded = new("request.if-match-needed", RefusalKind.Invalid, "If-Match names the version that was edited.");
    private static readonly Refusal Stale = new("cases.settings.stale", RefusalKind.Stale);

    /// <summary>What an earlier try came to.</summary>
    /// <param name="IsRepeat">The change was made by an earlier try; answer what stands now.</param>
    public readonly record struct Earlier(bool IsRepeat, Refusal? Refusal);

    /// <summary>Whether the actor may change what holds in this area; the whole district where it is left out.</summary>
    public Refusal? Check(string? areaPath = null) =>
        policy.Check(actor, CasePermissions.Configure, new Reach(areaPath ?? $"/{db.District.Code}/"));

    /// <summary>Looks for an earlier try of this change.</summary>
    /// <param name="about">What is changed, such as <c>type hazard.other</c>: the same id for something else is another write.</param>
    public async Task<Earlier> FindEarlierAsync(string about, SettingsRequest request, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Earlier(false, RepeatedWrites.BadId); }
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, HashOf(about, request), ct);
        return new Earlier(earlier.OutcomeId is not null, earlier.Refusal);
    }

    /// <summary>Whether the copy that was edited is the newest; the client says which by If-Match.</summary>
    public Refusal? CheckVersion(int newest) =>
        http.HttpContext?.Request.Headers.IfMatch is not [{ Length: > 0 } tag] ? IfMatchNeeded
        : tag.Trim('"') == newest.ToString(CultureInfo.InvariantCulture) ? null
        : Stale;

    /// <summary>Commits a change that a client named, so that its repeat is recognised.</summary>
    public async Task CommitAsync(string about, SettingsRequest request, Guid outcomeId, AuditNote note, string what, CancellationToken ct)
    {
        db.Remember(actor.Key, request.ActId, HashOf(about, request), outcomeId, time);
        await CommitAsync(note, what, ct);
    }

    /// <summary>Commits a change that is the same when made twice, such as an import.</summary>
    public async Task CommitAsync(AuditNote note, string what, CancellationToken ct)
    {
        db.Leaf(note);
        db.Announce(new CaseSettingsChanged(what));
        await db.CommitAsync(ct);
        memory.Forget(db.District.Code);
    }

    /// <summary>Tells clients which version they read.</summary>
    public void SayVersion(int version)
    {
        if (http.HttpContext is { } context) { context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\""); }
    }

    // By its own kind, since a base record would be written with its own members alone.
    private static byte[] HashOf(string about, SettingsRequest request) =>
        RepeatedWrites.HashOf($"{about}\n{JsonSerializer.Serialize(request, request.GetType(), CaseJson.Options)}");
}
