namespace Wangge.Rounds.Watching.Planning;

/// <summary>Plans of camera rounds of one's areas, in the order of writing, each as its edition in force says; and one plan with its former editions.</summary>
internal static class ListCameraPlans
{
    private const int MostEditions = 50;

    /// <param name="Editions">The last 50, the newest first.</param>
    public sealed record History(Guid PlanId, IReadOnlyList<Edition> Editions);

    public sealed record Edition(int Number, DateTimeOffset WrittenAt, CameraPlanContent Content);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/camera-round-plans", Handle).RequirePermission(RoundsPermissions.SeeCameraRounds).WithName(nameof(ListCameraPlans));
        api.MapGet("/camera-round-plans/{planId:guid}/editions", EditionsAsync).RequirePermission(RoundsPermissions.SeeCameraRounds).WithName("ListCameraPlanEditions");
    }

    /// <param name="ended">True for those that have ended, instead of those in force.</param>
    private static async Task<Results<Ok<Page<CameraPlanView>>, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct, [MaxLength(100)] string? search = null, bool ended = false, string? after = null, int? size = null)
    {
        var plans = AreaCut.Within(db.Set<CameraPlan>().AsNoTracking(), policy.ExtentOf(actor, RoundsPermissions.SeeCameraRounds).AreaPaths, p => p.AreaPath);
        plans = plans.Where(p => ended ? p.EndedAt != null : p.EndedAt == null);
        if (search?.Trim() is { Length: > 0 } part) { plans = plans.Where(p => p.Name.Contains(part)); }
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(RoundsRefusals.BadPage); }
            plans = plans.Where(p => p.Seq > mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await plans.OrderBy(p => p.Seq).Take(most + 1).Join(db.Set<CameraPlanEdition>().AsNoTracking(), p => p.EditionId, e => e.Id, (p, e) => new { Plan = p, Edition = e }).OrderBy(f => f.Plan.Seq).ToListAsync(ct);
        return TypedResults.Ok(new Page<CameraPlanView>([.. found.Take(most).Select(f => CameraPlanView.Of(f.Plan, f.Edition))], found.Count > most ? new Bookmark(0, found[most - 1].Plan.Seq).ToString() : null));
    }

    private static async Task<Results<Ok<History>, Refused>> EditionsAsync(Guid planId, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<CameraPlan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId, ct) is not { } plan) { return new Refused(CameraRoundRefusals.UnknownPlan); }
        if (policy.Check(actor, RoundsPermissions.SeeCameraRounds, new Reach(plan.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        var editions = await db.Set<CameraPlanEdition>().AsNoTracking().Where(e => e.PlanId == planId).OrderByDescending(e => e.Number).Take(MostEditions).ToListAsync(ct);
        return TypedResults.Ok(new History(planId, editions.ConvertAll(e => new Edition(e.Number, e.At, e.Content))));
    }
}
