using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;

namespace Wangge.Dispatch.Operations;

/// <summary>What the desk does in an operation beside sending: recalls a unit, notes, names the commander, brings in agencies, ends it.</summary>
/// <remarks>Refuses with <c>dispatch.operation.*</c>.</remarks>
internal static class DeskActs
{
    public sealed record Request : OperationAct;

    /// <param name="Reason">A code, such as <c>not-needed</c>.</param>
    public sealed record RecallRequest([Required, MaxLength(40)] string Reason) : OperationAct;

    /// <param name="CommanderId">An account.</param>
    public sealed record CommanderRequest(Guid CommanderId) : OperationAct;

    /// <param name="AgencyId">A unit in charge (责任单位).</param>
    public sealed record AgencyRequest(Guid AgencyId) : OperationAct;

    internal static void Map(IEndpointRouteBuilder api)
    {
        var one = "/dispatch/operations/{operationId:guid}";
        api.MapPost(one + "/units/{unitId:guid}/recall", (Guid operationId, Guid unitId, RecallRequest request, OperationActs acts, CancellationToken ct) =>
            acts.RunAsync(operationId, request, _ => [unitId], (operation, units, by) => operation.Recall(units[0], request.Reason, by), ct)).RequirePermission(DispatchPermissions.Send).WithName("RecallUnit");
        // Whoever is named as the commander notes and ends without any other right.
        api.MapPost(one + "/notes", NoteAsync).RequireSignedIn().WithName("NoteOnOperation");
        api.MapPost(one + "/commander", CommandAsync).RequirePermission(DispatchPermissions.Send).WithName("NameCommander");
        api.MapPost(one + "/agencies", JoinAsync).RequirePermission(DispatchPermissions.Send).WithName("JoinAgency");
        api.MapPost(one + "/end", EndAsync).RequireSignedIn().WithName("EndOperation");
    }

    private static async Task<Results<Ok<OperationAnswer>, Refused>> NoteAsync(Guid operationId, Request request, OperationActs acts, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(request.Words)
            ? new Refused(OperationRefusals.WordsNeeded)
            : await acts.RunAsync(operationId, request, _ => [], (operation, _, by) => operation.Note(by), ct, orCommander: true);

    private static async Task<Results<Ok<OperationAnswer>, Refused>> CommandAsync(Guid operationId, CommanderRequest request, OperationActs acts, IAccounts accounts, CancellationToken ct) =>
        await accounts.IsActiveAsync(request.CommanderId, ct)
            ? await acts.RunAsync(operationId, request, _ => [], (operation, _, by) => operation.NameCommander(request.CommanderId, by), ct)
            : new Refused(OperationRefusals.UnknownCommander);

    private static async Task<Results<Ok<OperationAnswer>, Refused>> JoinAsync(Guid operationId, AgencyRequest request, OperationActs acts, IUnits agencies, CancellationToken ct) =>
        await agencies.ExistAsync([request.AgencyId], ct)
            ? await acts.RunAsync(operationId, request, _ => [], (operation, _, by) => operation.JoinAgency(request.AgencyId, by), ct)
            : new Refused(OperationRefusals.UnknownAgency);

    private static Task<Results<Ok<OperationAnswer>, Refused>> EndAsync(Guid operationId, Request request, OperationActs acts, CancellationToken ct) =>
        acts.RunAsync(operationId, request, OperationActs.StillOn, (operation, units, by) => operation.End(units, by), ct, orCommander: true);
}
