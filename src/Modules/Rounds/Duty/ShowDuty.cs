using Wangge.Contracts.Identity;

namespace Wangge.Rounds.Duty;

/// <summary>For desk and wall: how many are on duty in each area one level below, by role, and who they are.</summary>
internal static class ShowDuty
{
    private static readonly Refusal NoArea = new("rounds.duty.no-area", RefusalKind.Invalid, "An area's path begins and ends with a slash.");

    /// <param name="Areas">Each area one level below that has somebody, by path.</param>
    public sealed record Counts(string AreaPath, int OnDuty, IReadOnlyDictionary<string, int> ByRole, IReadOnlyList<AreaCount> Areas);

    public sealed record AreaCount(string AreaPath, int OnDuty);

    public sealed record Person(Guid AccountId, string? Name, string Role, string AreaPath, DateTimeOffset Since);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/duty/counts", CountsAsync).RequirePermission(RoundsPermissions.SeeDuty).WithName("CountDuty");
        api.MapGet("/duty/people", PeopleAsync).RequirePermission(RoundsPermissions.SeeDuty).WithName("ListDuty");
    }

    /// <param name="area">Path of the area; null: the district.</param>
    private static async Task<Results<Ok<Counts>, Refused>> CountsAsync(DistrictDb db, Actor actor, AccessPolicy policy, DutyBook book, CancellationToken ct, string? area = null)
    {
        var path = area ?? $"/{db.District.Code}/";
        if (Check(path, actor, policy) is { } refusal) { return new Refused(refusal); }
        var open = await book.Open([path]).Select(d => new { d.AreaPath, d.Role }).Take(20_000).ToListAsync(ct);
        var below = open.Where(d => d.AreaPath.Length > path.Length)
            .CountBy(d => d.AreaPath[..(d.AreaPath.IndexOf('/', path.Length) + 1)])
            .OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new AreaCount(c.Key, c.Value)).ToList();
        return TypedResults.Ok(new Counts(path, open.Count, open.CountBy(d => d.Role).ToDictionary(c => c.Key, c => c.Value), below));
    }

    /// <summary>At most 200.</summary>
    private static async Task<Results<Ok<List<Person>>, Refused>> PeopleAsync(DistrictDb db, Actor actor, AccessPolicy policy, DutyBook book, IAccounts accounts, CancellationToken ct, string? area = null)
    {
        var path = area ?? $"/{db.District.Code}/";
        if (Check(path, actor, policy) is { } refusal) { return new Refused(refusal); }
        var open = await book.ListAsync(path, PageSize.Most, ct);
        var names = await accounts.ListNamesAsync([.. open.Select(d => d.AccountId)], ct);
        return TypedResults.Ok(open.Select(d => new Person(d.AccountId, names.GetValueOrDefault(d.AccountId), d.Role, d.AreaPath, d.Since)).ToList());
    }

    private static Refusal? Check(string path, Actor actor, AccessPolicy policy) =>
        path is ['/', .., '/'] && path.Length <= 200 ? policy.Check(actor, RoundsPermissions.SeeDuty, new Reach(path)) : NoArea;
}
