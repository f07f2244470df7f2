using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;

namespace Wangge.Dispatch.Operations;

/// <summary>One operation whole: its units' parts, who leads, who takes part, and its log. For who sees units there, and for its commander.</summary>
internal static class ShowOperation
{
    /// <value>Entries of the log that are shown, the newest; an operation has some tens.</value>
    private const int MostLines = 500;

    /// <param name="Commander">Display name, or null.</param>
    /// <param name="Agencies">Names of the units in charge that take part.</param>
    /// <param name="Log">In order.</param>
    public sealed record Response(OperationRow Operation, Guid? CommanderId, string? Commander, IReadOnlyList<string> Agencies, IReadOnlyList<LogLine> Log);

    /// <value>So long after its end whoever commanded may read it, to write what was learnt.</value>
    private static readonly TimeSpan LogsOpenAfter = TimeSpan.FromDays(1);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/operations/{operationId:guid}", Handle)
        .RequireSignedIn()
        .WithName(nameof(ShowOperation));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid operationId, DistrictDb db, OperationReading reading, IAccounts accounts, IUnits agencies, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Operation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == operationId, ct) is not { } operation) { return new Refused(OperationRefusals.Unknown); }
        var isCommander = operation.CommanderId == actor.Id && (operation.EndedAt is not { } ended || time.GetUtcNow() - ended < LogsOpenAfter);
        if (!isCommander && policy.Check(actor, DispatchPermissions.SeeUnits, new Reach(operation.AreaPath)) is { } refusal) { return new Refused(refusal); }

        var entries = await db.Set<OperationEntry>().AsNoTracking().Where(e => e.OperationId == operationId).OrderByDescending(e => e.Sequence).Take(MostLines).ToListAsync(ct);
        entries.Reverse();
        var words = await db.Set<OperationWords>().AsNoTracking().Where(w => w.OperationId == operationId).ToDictionaryAsync(w => w.EntryId, w => w.Text, ct);
        var names = await accounts.ListNamesAsync(
            [.. entries.Select(e => e.ActorId).Concat(entries.Where(e => e.Action == OperationAction.NameCommander).Select(e => e.NamedId!.Value)).Distinct()], ct);
        var units = await reading.UnitNamesAsync([.. entries.Select(e => e.UnitId).OfType<Guid>().Distinct()], ct);
        var agencyNames = (await agencies.ListAsync(ct)).ToDictionary(u => u.UnitId, u => u.Name);

        var log = entries.Select(e => new LogLine(
            e.Id, e.Sequence, e.Action.Wire(), names.GetValueOrDefault(e.ActorId), e.Role, e.HappenedAt, e.ReceivedAt, e.UnitId is { } unit ? units.GetValueOrDefault(unit).Name : null,
            e.NamedId is { } named ? names.GetValueOrDefault(named) ?? agencyNames.GetValueOrDefault(named) : null, e.Reason, words.GetValueOrDefault(e.Id)));
        return TypedResults.Ok(new Response(
            (await reading.RowsAsync([operation], ct))[0], operation.CommanderId, operation.CommanderId is { } commander ? names.GetValueOrDefault(commander) : null,
            [.. operation.AgencyIds.Select(id => agencyNames.GetValueOrDefault(id, ""))], [.. log]));
    }
}
