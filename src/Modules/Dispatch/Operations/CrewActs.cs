namespace Wangge.Dispatch.Operations;

/// <summary>What a unit's crew says on its way: it comes, it cannot, it is there, it has done its part. The desk may say it for them.</summary>
/// <remarks>Refuses with <c>dispatch.operation.*</c>, <c>dispatch.unit.*</c>.</remarks>
internal static class CrewActs
{
    public sealed record Request : OperationAct;

    /// <param name="Reason">A code, such as <c>broken-down</c>.</param>
    public sealed record ReasonedRequest([Required, MaxLength(40)] string Reason) : OperationAct;

    internal static void Map(IEndpointRouteBuilder api)
    {
        var part = "/dispatch/operations/{operationId:guid}/units/{unitId:guid}";
        api.MapPost(part + "/accept", (Guid operationId, Guid unitId, Request request, OperationActs acts, CancellationToken ct) =>
            acts.RunAsCrewAsync(operationId, unitId, request, (operation, unit, by) => operation.Accept(unit, by), ct)).RequireSignedIn().WithName("AcceptSending");
        api.MapPost(part + "/decline", (Guid operationId, Guid unitId, ReasonedRequest request, OperationActs acts, CancellationToken ct) =>
            acts.RunAsCrewAsync(operationId, unitId, request, (operation, unit, by) => operation.Decline(unit, request.Reason, by), ct)).RequireSignedIn().WithName("DeclineSending");
        api.MapPost(part + "/arrive", (Guid operationId, Guid unitId, Request request, OperationActs acts, CancellationToken ct) =>
            acts.RunAsCrewAsync(operationId, unitId, request, (operation, unit, by) => operation.Arrive(unit, byPosition: false, by), ct)).RequireSignedIn().WithName("ArriveAtScene");
        api.MapPost(part + "/leave", (Guid operationId, Guid unitId, Request request, OperationActs acts, CancellationToken ct) =>
            acts.RunAsCrewAsync(operationId, unitId, request, (operation, unit, by) => operation.Leave(unit, by), ct)).RequireSignedIn().WithName("LeaveScene");
    }
}
