using Wangge.Contracts.Areas;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Rights;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>Orders a unit, or somebody at the premises, to fix a defect within a limit; ordered again, another or by another limit, with a reason.</summary>
/// <remarks>Refuses with <c>rounds.order.*</c>; see <see cref="Defect.Order"/>.</remarks>
internal static class OrderFix
{
    public sealed record Request : InspectionAct
    {
        /// <summary>The unit that is to fix it; null where the premises are.</summary>
        public Guid? UnitId { get; init; }

        /// <summary>Who at the premises was told, such as the school's general office; null where a unit is to fix it.</summary>
        [MaxLength(100)]
        public string? Contact { get; init; }

        /// <summary>Above 0, at most 9,999, two decimals.</summary>
        public required decimal LimitAmount { get; init; }

        /// <summary><c>emergency-hour</c>, <c>working-hour</c>, <c>working-day</c> or <c>calendar-day</c>.</summary>
        [Required, MaxLength(20)]
        public required string LimitUnit { get; init; }

        /// <summary>Lower case with hyphens, at most 40; needed where it was ordered before.</summary>
        [MaxLength(40)]
        public string? Reason { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/defects/{defectId:guid}/order", Handle)
        .RequirePermission(InspectionPermissions.Order)
        .WithName(nameof(OrderFix));

    private static Task<Results<Ok<InspectionActResponse>, Refused>> Handle(
        Guid defectId, Request request, DefectActs acts, DistrictDb db, IUnits units, IDeadlines deadlines, CancellationToken ct) =>
        acts.RunAsync(defectId, request, InspectionPermissions.Order, DefectAction.Order, async (defect, by) =>
        {
            if (request.UnitId is null == string.IsNullOrWhiteSpace(request.Contact)) { return DefectRefusals.NobodyNamed; }
            if (request.UnitId is { } unit && !await units.ExistAsync([unit], ct)) { return DefectRefusals.UnknownUnit; }
            if (!deadlines.Accepts(request.LimitAmount, request.LimitUnit)) { return DefectRefusals.BadLimit; }
            if (PersonalNumbers.FindIn(request.Contact) is { Count: > 0 } found) { return InspectionRefusals.NamesSomebody(found); }

            var limit = new FixLimit(request.LimitAmount, request.LimitUnit);
            if (defect.Order(by, request.UnitId, limit, await deadlines.DueAtAsync(by.Act.ReceivedAt, limit), request.Reason) is { } refusal) { return refusal; }
            await KeepContactAsync(defect.Id, request.Contact, db, ct);
            return null;
        }, ct);

    private static async Task KeepContactAsync(Guid defectId, string? contact, DistrictDb db, CancellationToken ct)
    {
        var there = await db.Set<DefectContact>().FirstOrDefaultAsync(c => c.DefectId == defectId, ct);
        if (string.IsNullOrWhiteSpace(contact)) { if (there is not null) { db.Remove(there); } }
        else if (there is not null) { there.Text = contact.Trim(); }
        else { db.Add(new DefectContact { DefectId = defectId, Text = contact.Trim() }); }
    }
}

/// <summary>Who at the premises was told to fix a defect, apart, so that it can be erased.</summary>
internal sealed class DefectContact
{
    public required Guid DefectId { get; init; }

    [Personal("whom to ask at the premises about an order", "safety duties of the grid service; PIPL art. 13 (1) 3", "retention.inspection")]
    public required string Text { get; set; }
}
