namespace Wangge.Rounds.Inspections;

/// <summary>Who may be asked to inspect at a place, the nearest first; at most 100.</summary>
internal static class ListInspectors
{
    public sealed record Inspector(Guid AccountId, string Name, string Role, string? AreaPath);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/inspectors", Handle)
        .RequirePermission(InspectionPermissions.Plan)
        .WithName(nameof(ListInspectors));

    /// <param name="area">Path of the place.</param>
    private static async Task<Results<Ok<List<Inspector>>, Refused>> Handle([MaxLength(200)] string area, Actor actor, AccessPolicy policy, Inspectors inspectors, CancellationToken ct)
    {
        if (policy.Check(actor, InspectionPermissions.Plan, new Reach(area)) is { } refusal) { return new Refused(refusal); }
        return TypedResults.Ok((await inspectors.ListAsync(area, ct)).Take(100).Select(h => new Inspector(h.AccountId, h.DisplayName, h.Role, h.AreaPath)).ToList());
    }
}
