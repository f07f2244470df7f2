using System.Text;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Operations;

/// <summary>The common way of an act in an operation: recognise a retry, load, ask who may, decide, and commit rows, log, leaf, words and notice at one stroke.</summary>
internal sealed class OperationActs(DistrictDb db, RosterShelf shelf, AccessPolicy policy, Actor actor, TimeProvider time)
{
    /// <summary>Role of whoever belongs to the unit that acts.</summary>
    public const string Crew = "crew";

    /// <summary>Role of whom the operation names as its commander, where no other reaches it.</summary>
    public const string Commander = "commander";

    /// <summary>Role of what positions and ended matters say.</summary>
    public const string System = "system";

    /// <summary>An act of the desk on an operation that stands.</summary>
    /// <param name="orCommander">Whoever is named as its commander may do it too.</param>
    /// <param name="unitsOf">Units that it changes, by the operation as it was loaded: they are loaded in this order.</param>
    public async Task<Results<Ok<OperationAnswer>, Refused>> RunAsync(
        Guid operationId, OperationAct request, Func<Operation, IReadOnlyList<Guid>> unitsOf, Func<Operation, IReadOnlyList<PatrolUnit>, OperationActor, Refusal?> decide, CancellationToken ct,
        bool orCommander = false)
    {
        if (await BeginAsync(operationId, request, ct) is { } answered) { return answered; }
        if (await FindAsync(operationId, ct) is not { } operation) { return new Refused(OperationRefusals.Unknown); }
        if ((RoleAt(operation.AreaPath) ?? (orCommander && operation.CommanderId == actor.Id ? Commander : null)) is not { } role)
        {
            return new Refused(policy.Check(actor, DispatchPermissions.Send, new Reach(operation.AreaPath)) ?? AccessPolicy.Elsewhere);
        }

        var (units, unknown) = await UnitsAsync(unitsOf(operation), ct);
        if (unknown is not null) { return new Refused(unknown); }
        if (decide(operation, units, By(request, role)) is { } refusal) { return new Refused(refusal); }
        return await KeepAsync(operation, request, units, ct);
    }

    /// <summary>An act of a unit's crew on what the unit is on; the desk may do it for them.</summary>
    public async Task<Results<Ok<OperationAnswer>, Refused>> RunAsCrewAsync(
        Guid operationId, Guid unitId, OperationAct request, Func<Operation, PatrolUnit, OperationActor, Refusal?> decide, CancellationToken ct)
    {
        if (await BeginAsync(operationId, request, ct) is { } answered) { return answered; }
        if (await FindAsync(operationId, ct) is not { } operation) { return new Refused(OperationRefusals.Unknown); }
        var (units, unknown) = await UnitsAsync([unitId], ct);
        if (unknown is not null) { return new Refused(unknown); }
        var role = units[0].CrewIds.Contains(actor.Id) ? Crew : RoleAt(operation.AreaPath);
        if (role is null) { return new Refused(UnitRefusals.NotCrew); }
        if (decide(operation, units[0], By(request, role)) is { } refusal) { return new Refused(refusal); }
        return await KeepAsync(operation, request, units, ct);
    }

    /// <summary>What a repeat answers, or why the act cannot begin; null where it may.</summary>
    public async Task<Results<Ok<OperationAnswer>, Refused>?> BeginAsync(Guid operationId, OperationAct request, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, HashOf(operationId, request), ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is not { } done) { return null; }
        var operation = await db.Set<Operation>().AsNoTracking().FirstAsync(o => o.Id == done, ct);
        var unitId = await db.Set<OperationEntry>().Where(e => e.Id == request.ActId).Select(e => e.UnitId).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(Told(operation, request.ActId, await db.Set<PatrolUnit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unitId, ct)));
    }

    /// <summary>The operation with all its parts, or null.</summary>
    public async Task<Operation?> FindAsync(Guid operationId, CancellationToken ct)
    {
        if (await db.Set<Operation>().FirstOrDefaultAsync(o => o.Id == operationId, ct) is not { } operation) { return null; }
        return operation.Take(await db.Set<Sending>().Where(s => s.OperationId == operationId).OrderBy(s => s.Seq).ToListAsync(ct));
    }

    /// <summary>Units that are still on an operation.</summary>
    public static IReadOnlyList<Guid> StillOn(Operation operation) => [.. operation.Sendings.Where(s => s.State.IsOpen()).Select(s => s.UnitId)];

    /// <summary>The role by which this actor sends there; null where none reaches.</summary>
    public string? RoleAt(string areaPath) => policy.RolesFor(actor, DispatchPermissions.Send, new Reach(areaPath)) is [var role, ..] ? role.Role : null;

    public OperationActor By(OperationAct request, string role)
    {
        var now = time.Now();
        return new OperationActor(new Act(request.ActId, actor.Id, request.HappenedAt?.ToMilliseconds() ?? now, now), role);
    }

    /// <summary>Puts what was decided into one commit and answers.</summary>
    public async Task<Ok<OperationAnswer>> KeepAsync(Operation operation, OperationAct request, IReadOnlyList<PatrolUnit> units, CancellationToken ct)
    {
        Keep(operation, units, request.Words);
        db.Remember(actor.Key, request.ActId, HashOf(operation.Id, request), operation.Id, time);
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        return TypedResults.Ok(Told(operation, request.ActId, units.Count == 1 ? units[0] : null));
    }

    /// <summary>Rows, log, leaf, words and notice of what was decided.</summary>
    public void Keep(Operation operation, IReadOnlyList<PatrolUnit> units, string? words)
    {
        foreach (var sending in operation.NewSendings) { db.Add(sending); }
        foreach (var entry in operation.NewEntries)
        {
            db.Insert(entry);
            // Said with the act itself, whose entry is the last; what follows from it stands before.
            var said = entry == operation.NewEntries[^1] && !string.IsNullOrWhiteSpace(words) ? words.Trim() : null;
            if (said is not null) { db.Insert(new OperationWords { EntryId = entry.Id, OperationId = operation.Id, Text = said }); }
            db.Leaf(AuditNote.By(
                actor, "dispatch." + entry.Action.Wire(), "operation", operation.Id, operation.AreaPath, purpose: entry.Reason,
                data: AuditData.Of(("entry", entry.Id), ("role", entry.Role), ("unit", entry.UnitId), ("named", entry.NamedId)),
                erasable: said is null ? null : Encoding.UTF8.GetBytes(said)));
            var unit = units.FirstOrDefault(u => u.Id == entry.UnitId);
            db.Announce(new OperationActed(
                operation.Id, operation.SubjectKind, operation.SubjectId, operation.AreaPath, entry.Id, entry.Action.Wire(), StateOf(operation), entry.UnitId, unit?.State.Wire(), entry.Sequence,
                entry.ActorId, entry.HappenedAt, entry.ReceivedAt, entry.Reason, operation.Sendings.LastOrDefault(s => s.UnitId == entry.UnitId)?.ClosureId is not null));
        }
    }

    private async Task<(IReadOnlyList<PatrolUnit> Units, Refusal? Unknown)> UnitsAsync(IReadOnlyList<Guid> unitIds, CancellationToken ct)
    {
        var units = await db.Set<PatrolUnit>().Where(u => unitIds.Contains(u.Id)).ToListAsync(ct);
        return units.Count == unitIds.Count ? ([.. unitIds.Select(id => units.First(u => u.Id == id))], null) : ([], UnitRefusals.Unknown);
    }

    private static OperationAnswer Told(Operation operation, Guid actId, PatrolUnit? unit) =>
        new(operation.Id, actId, StateOf(operation), unit?.Id, unit?.State.Wire(), operation.Version);

    private static string StateOf(Operation operation) => operation.EndedAt is null ? "open" : "ended";

    private static byte[] HashOf(Guid operationId, OperationAct request) => RepeatedWrites.HashOf(new { operationId, kind = request.GetType().Name, request = (object)request });
}

/// <summary>What every act in an operation carries.</summary>
public abstract record OperationAct
{
    /// <summary>The client's id of this act (UUIDv7); a repeat answers as the first did.</summary>
    public required Guid ActId { get; init; }

    /// <summary>When it happened, as the phone says: a claim, shown. Now where it is left out.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>What is to be said with it, shown in the log.</summary>
    [MaxLength(2_000)]
    public string? Words { get; init; }
}

/// <summary>What came of an act.</summary>
/// <param name="EntryId">Its entry in the log.</param>
/// <param name="State"><c>open</c> or <c>ended</c>.</param>
/// <param name="UnitState">Where the unit that it concerns now stands, or null.</param>
/// <param name="Version">Entries in the log.</param>
public sealed record OperationAnswer(Guid OperationId, Guid EntryId, string State, Guid? UnitId, string? UnitState, int Version);
