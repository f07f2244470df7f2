using Wangge.Contracts.Rounds;

namespace Wangge.Rounds.Duty;

/// <summary>Someone goes on or off duty, at an area of a role that is held; asked again nothing changes. Positions are kept only while on duty.</summary>
/// <remarks>Source: RIGHTS, "Continuous tracks of staff off duty". Refuses with <c>rounds.duty.*</c>.</remarks>
internal static class GoOnDuty
{
    private static readonly Refusal NoRoleThere = new("rounds.duty.no-role-there", RefusalKind.Forbidden, "No role of yours is held at this area.");

    /// <param name="SpellId">The client's id of this time on duty (UUIDv7); the same for on and off.</param>
    /// <param name="IsOn">False: off duty.</param>
    /// <param name="HappenedAt">What the phone says; at most 30 days back.</param>
    /// <param name="AreaPath">Where; null: at the first role that is held.</param>
    public sealed record Request(Guid SpellId, bool IsOn, DateTimeOffset HappenedAt, [MaxLength(200)] string? AreaPath = null);

    /// <param name="Since">Null when off duty.</param>
    public sealed record Response(bool IsOn, string? Role, string? AreaPath, DateTimeOffset? Since);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/duty", Handle).RequireSignedIn().WithName(nameof(GoOnDuty));
        api.MapGet("/duty", MineAsync).RequireSignedIn().WithName("ShowMyDuty");
    }

    private static async Task<Results<Ok<Response>, Refused>> Handle(Request request, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (request.SpellId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        var now = time.Now();
        if (!RoundsRefusals.CanBe(request.HappenedAt, now)) { return new Refused(RoundsRefusals.BadTime); }
        var open = await db.Set<DutySpell>().Where(d => d.AccountId == actor.Id && d.OffAt == null).ToListAsync(ct);
        return request.IsOn ? await OnAsync(request, open, db, actor, now, ct) : await OffAsync(request, open, db, actor, now, ct);
    }

    private static async Task<Results<Ok<Response>, Refused>> OnAsync(Request request, List<DutySpell> open, DistrictDb db, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var role = actor.Roles.FirstOrDefault(r => r.AreaPath is not null && (request.AreaPath is null || Extent.Covers(r.AreaPath, request.AreaPath)));
        if (role is null) { return new Refused(NoRoleThere); }
        if (open.FirstOrDefault(d => d.Id == request.SpellId) is { } already) { return Answer(already); }
        if (await db.Set<DutySpell>().AnyAsync(d => d.Id == request.SpellId, ct)) { return TypedResults.Ok(new Response(false, null, null, null)); }

        // One that was forgotten ends where the next begins; one index holds that nobody is on duty twice, so it is closed in a commit of its own.
        foreach (var forgotten in open) { Close(forgotten, request.HappenedAt, now); }
        if (open.Count > 0)
        {
            db.Leaf(AuditNote.By(actor, "rounds.duty-off", "duty", open[0].Id, open[0].AreaPath));
            await db.CommitAsync(ct);
        }

        var spell = new DutySpell
        {
            Id = request.SpellId, AccountId = actor.Id, AreaPath = request.AreaPath ?? role.AreaPath!, Role = role.Role, SaidOnAt = request.HappenedAt.ToMilliseconds(), OnAt = now, Version = 1,
        };
        db.Add(spell);
        db.Announce(new DutyChanged(actor.Id, spell.AreaPath, IsOn: true));
        db.Leaf(AuditNote.By(actor, "rounds.duty-on", "duty", spell.Id, spell.AreaPath));
        await db.CommitAsync(ct);
        return Answer(spell);
    }

    private static async Task<Results<Ok<Response>, Refused>> OffAsync(Request request, List<DutySpell> open, DistrictDb db, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var spell in open)
        {
            Close(spell, request.HappenedAt, now);
            db.Announce(new DutyChanged(actor.Id, spell.AreaPath, IsOn: false));
            db.Leaf(AuditNote.By(actor, "rounds.duty-off", "duty", spell.Id, spell.AreaPath));
        }

        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(false, null, null, null));
    }

    private static async Task<Ok<Response>> MineAsync(DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        var since = time.Now() - DutySpell.Longest;
        return await db.Set<DutySpell>().AsNoTracking().FirstOrDefaultAsync(d => d.AccountId == actor.Id && d.OffAt == null && d.OnAt > since, ct) is { } spell
            ? Answer(spell)
            : TypedResults.Ok(new Response(false, null, null, null));
    }

    private static void Close(DutySpell spell, DateTimeOffset said, DateTimeOffset now)
    {
        (spell.SaidOffAt, spell.OffAt) = (said.ToMilliseconds(), now);
        spell.Version++;
    }

    private static Ok<Response> Answer(DutySpell spell) => TypedResults.Ok(new Response(true, spell.Role, spell.AreaPath, spell.OnAt));
}
