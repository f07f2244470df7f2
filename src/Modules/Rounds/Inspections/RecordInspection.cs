using Wangge.Contracts.Areas;
using Wangge.Contracts.Cases;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Inspections;

/// <summary>Answers a checklist on the spot, planned or not, perhaps hours ago and offline; each defect becomes a matter of its own.</summary>
/// <remarks>Refuses with <c>rounds.inspection.*</c> (answers: see <see cref="AnswerCheck"/>) and <c>rounds.checklist.*</c>.</remarks>
internal static class RecordInspection
{
    public sealed record Request : InspectionAct
    {
        public required Guid ChecklistId { get; init; }

        /// <summary>The version that the answers are to.</summary>
        public required int ChecklistVersion { get; init; }

        /// <summary>Where; null for a planned one.</summary>
        public Place? Place { get; init; }

        /// <summary>One to each item of the version.</summary>
        [MaxLength(ItemCheck.MostItems)]
        public required IReadOnlyList<Answer> Answers { get; init; }
    }

    /// <param name="Premises">What is inspected, as its sign says.</param>
    /// <param name="AreaPath">The path of a grid or of an area above it.</param>
    /// <param name="PointId">The must-check point that it is of, or null.</param>
    public sealed record Place(
        [Required, MinLength(1), MaxLength(100)] string Premises, [Required, MaxLength(200)] string AreaPath,
        [Range(-180, 180)] double? Longitude = null, [Range(-90, 90)] double? Latitude = null, Guid? PointId = null);

    /// <param name="Item">The item's code.</param>
    /// <param name="Finding"><c>in-order</c>, <c>defect</c> or <c>not-applicable</c>.</param>
    /// <param name="Photos">By SHA-256; at most 6.</param>
    /// <param name="DefectId">The client's id of the defect (UUIDv7), for <c>defect</c> alone.</param>
    /// <param name="Severity"><c>general</c> or <c>major</c>; null for the item's own.</param>
    public sealed record Answer(
        [Required, MaxLength(40)] string Item, [Required, MaxLength(20)] string Finding, double? Number = null, [MaxLength(1_000)] string? Words = null,
        [MaxLength(6)] IReadOnlyList<string>? Photos = null, Guid? DefectId = null, [MaxLength(10)] string? Severity = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/inspections/{inspectionId:guid}/record", Handle)
        .RequirePermission(InspectionPermissions.Inspect)
        .WithName(nameof(RecordInspection));

    private static async Task<Results<Ok<InspectionActResponse>, Refused>> Handle(
        Guid inspectionId, Request request, DistrictDb db, InspectionDesk desk, InspectionOpening opening, IDeadlines deadlines, CancellationToken ct)
    {
        if (inspectionId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        var (earlier, stands) = await desk.ReceiveAsync(inspectionId, request, ct);
        if (stands is not null) { return new Refused(stands); }
        if (earlier is not null) { return TypedResults.Ok(earlier); }

        var (version, list, wrong) = await opening.FindVersionAsync(request.ChecklistId, request.ChecklistVersion, ct);
        if (wrong is not null) { return new Refused(wrong); }
        var (inspection, unopened) = await opening.OpenAsync(inspectionId, request.Place, list!, ct);
        if (unopened is not null) { return new Refused(unopened); }
        var (by, refusal) = desk.WhoActs(
            request, InspectionPermissions.Inspect, new Reach(inspection!.AreaPath), role => InspectionTable.Find(inspection.State, InspectionAction.Record)?.Roles.Contains(role) == true);
        if (refusal is not null) { return new Refused(refusal); }

        var answers = request.Answers.Select(GivenOf).ToList();
        if (AnswerCheck.Look(version!.Items, answers) is { } unfit) { return new Refused(unfit); }
        var found = answers.Where(a => a.Finding == Finding.Defect).ToList();
        if (inspection.Answer(by!, version.Number, answers.Count(a => a.Finding == Finding.InOrder), found.Count) is { } no) { return new Refused(no); }
        if (!await desk.HasFilesAsync(answers.SelectMany(a => a.Photos).Concat(request.Photos), ct)) { return new Refused(InspectionRefusals.UnknownFile); }

        var defects = new List<Defect>(found.Count);
        foreach (var answer in found) { defects.Add(await DefectAsync(inspection, version, answer, by!, deadlines)); }
        Keep(inspection, defects, answers, db, desk);
        return TypedResults.Ok(await desk.CommitAsync(inspection, null, request, ct));
    }

    private static async Task<Defect> DefectAsync(Inspection inspection, ChecklistVersion version, AnswerCheck.Given answer, RoundsActor by, IDeadlines deadlines)
    {
        var severity = answer.Severity ?? version.Items.First(item => item.Code == answer.Item).Severity;
        var defect = new Defect
        {
            Id = answer.DefectId!.Value, InspectionId = inspection.Id, Number = inspection.Number, ChecklistId = version.ChecklistId, ChecklistVersion = version.Number,
            ItemCode = answer.Item, Kind = inspection.Kind, AreaPath = inspection.AreaPath, Premises = inspection.Premises,
        };
        var due = await deadlines.DueAtAsync(by.Act.ReceivedAt, StepLimits.ToOrder(severity));
        return defect.Find(by with { Act = by.Act with { Id = defect.Id } }, severity, due) is null ? defect : throw new InvalidOperationException("Who may record may find.");
    }

    private static void Keep(Inspection inspection, List<Defect> defects, List<AnswerCheck.Given> answers, DistrictDb db, InspectionDesk desk)
    {
        if (inspection.Seq == 0) { db.Add(inspection); }
        foreach (var answer in answers)
        {
            db.Insert(new InspectionAnswer
            {
                InspectionId = inspection.Id, ItemCode = answer.Item, Finding = answer.Finding!.Value, Number = answer.Number, Photos = answer.Photos, DefectId = answer.DefectId,
                Words = string.IsNullOrWhiteSpace(answer.Words) ? null : answer.Words.Trim(),
            });
        }

        db.AddRange(defects);
        desk.KeepPhotos(inspection.Id, answers.SelectMany(a => a.Photos));
        desk.Keep(inspection, defects);
    }

    private static AnswerCheck.Given GivenOf(Answer answer) => new(
        answer.Item, WireName.Find<Finding>(answer.Finding), answer.Number, answer.Words, answer.Photos ?? [], answer.DefectId, WireName.Find<Severity>(answer.Severity));
}
