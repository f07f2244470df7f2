using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Showing;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Supervising;

/// <summary>Who could take over somebody's open task of a case: those who hold the role for it there, at most 50.</summary>
internal static class ListSuccessors
{
    private const int Most = 50;

    /// <param name="Role">That makes them fit, such as <c>unit-handler</c>.</param>
    public sealed record Successor(Guid AccountId, string Name, string Role);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/{caseId:guid}/successors", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.HandOver))
        .WithName(nameof(ListSuccessors));

    /// <param name="fromId">Whose task it is; anyone's where it is left out.</param>
    private static async Task<Results<Ok<IReadOnlyList<Successor>>, Refused>> Handle(
        Guid caseId, DistrictDb db, AccessPolicy policy, Actor actor, IAccounts accounts, CancellationToken ct, Guid? fromId = null)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Of(CaseAction.HandOver), CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }

        var found = new List<RoleHolder>();
        foreach (var (task, _) in ShowCase.TasksOf(matter).Where(task => fromId is null || task.AccountId == fromId))
        {
            foreach (var role in RolesFor(task))
            {
                found.AddRange(task == "handler" && matter.LeadUnitId is { } unit ? await accounts.ListAtUnitAsync(role, unit, ct) : await accounts.ListCoveringAsync(role, matter.AreaPath, ct));
            }
        }

        return TypedResults.Ok<IReadOnlyList<Successor>>(
            [.. found.Where(one => one.AccountId != fromId).DistinctBy(one => one.AccountId).Take(Most).Select(one => new Successor(one.AccountId, one.DisplayName, one.Role))]);
    }

    private static string[] RolesFor(string task) => task switch
    {
        "handler" => RoleGroups.Unit,
        "verifier" => [CaseRoles.GridWorker],
        _ => [CaseRoles.Acceptor, .. RoleGroups.Desk],
    };
}
