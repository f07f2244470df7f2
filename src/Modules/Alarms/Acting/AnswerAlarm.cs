using Wangge.Alarms.Devices;

namespace Wangge.Alarms.Acting;

/// <summary>What people do with an alarm: acknowledge it, take it over, note, call, say what it is, end it, look back on it.</summary>
/// <remarks>Source: DOMAIN 7. Refuses with <c>alarms.*</c>; see <see cref="AlarmTable"/>.</remarks>
internal static class AnswerAlarm
{
    private static readonly string[] CallResults = ["reached", "unreached", "wrong-number"];
    private static readonly string[] Verdicts = ["as-planned", "late", "flawed"];

    public sealed record ActRequest : AlarmAct;

    /// <param name="Words">At most 2,000.</param>
    public sealed record NoteRequest([Required, MaxLength(2_000)] string Words) : AlarmAct;

    /// <param name="ContactId">Of the device's contacts.</param>
    /// <param name="Result"><c>reached</c>, <c>unreached</c> or <c>wrong-number</c>.</param>
    public sealed record CallRequest(Guid ContactId, [Required, MaxLength(20)] string Result, [MaxLength(2_000)] string? Words = null) : AlarmAct;

    /// <param name="Kind"><c>press</c>, <c>drill</c> or <c>test</c>.</param>
    public sealed record MarkRequest([Required, MaxLength(20)] string Kind) : AlarmAct;

    /// <param name="Outcome"><c>real</c>, <c>false</c>, <c>drill</c> or <c>test</c>.</param>
    public sealed record EndRequest([Required, MaxLength(20)] string Outcome, [MaxLength(2_000)] string? Words = null) : AlarmAct;

    /// <param name="Verdict"><c>as-planned</c>, <c>late</c> (a step took longer than it may) or <c>flawed</c> (something failed or was missing).</param>
    /// <param name="Words">What went well, what did not, what is changed now; at most 2,000.</param>
    public sealed record ReviewRequest([Required, MaxLength(20)] string Verdict, [Required, MaxLength(2_000)] string Words) : AlarmAct;

    internal static void Map(IEndpointRouteBuilder api)
    {
        const string one = "/alarms/{alarmId:guid}";
        api.MapPost(one + "/acknowledge", (Guid alarmId, ActRequest request, AlarmActs acts, CancellationToken ct) =>
            acts.RunAsync(alarmId, request, AlarmPermissions.Answer, AlarmAction.Acknowledge, (alarm, by) => new(alarm.Acknowledge(by)), null, ct)).Guard(AlarmPermissions.Answer).WithName("AcknowledgeAlarm");
        api.MapPost(one + "/take-over", (Guid alarmId, ActRequest request, AlarmActs acts, CancellationToken ct) =>
            acts.RunAsync(alarmId, request, AlarmPermissions.Answer, AlarmAction.TakeOver, (alarm, by) => new(alarm.TakeOver(by)), null, ct)).Guard(AlarmPermissions.Answer).WithName("TakeOverAlarm");
        api.MapPost(one + "/notes", (Guid alarmId, NoteRequest request, AlarmActs acts, CancellationToken ct) => acts.RunAsync(
            alarmId, request, AlarmPermissions.Note, AlarmAction.Note, (alarm, by) => new(string.IsNullOrWhiteSpace(request.Words) ? AlarmRefusals.WordsNeeded : alarm.Note(by)), request.Words, ct))
            .Guard(AlarmPermissions.Note).WithName("NoteOnAlarm");
        api.MapPost(one + "/calls", (Guid alarmId, CallRequest request, AlarmActs acts, DistrictDb db, CancellationToken ct) =>
            acts.RunAsync(alarmId, request, AlarmPermissions.Answer, AlarmAction.Call, (alarm, by) => CallAsync(alarm, by, request, db, ct), request.Words, ct)).Guard(AlarmPermissions.Answer).WithName("CallContact");
        api.MapPost(one + "/mark", (Guid alarmId, MarkRequest request, AlarmActs acts, CancellationToken ct) => acts.RunAsync(
            alarmId, request, AlarmPermissions.Answer, AlarmAction.Mark, (alarm, by) => new(WireName.Find<AlarmKind>(request.Kind) is { } kind ? alarm.Mark(by, kind) : AlarmRefusals.BadFields), null, ct))
            .Guard(AlarmPermissions.Answer).WithName("MarkAlarm");
        api.MapPost(one + "/end", (Guid alarmId, EndRequest request, AlarmActs acts, CancellationToken ct) => acts.RunAsync(
            alarmId, request, AlarmPermissions.Answer, AlarmAction.End, (alarm, by) => new(WireName.Find<AlarmOutcome>(request.Outcome) is { } outcome ? alarm.End(by, outcome) : AlarmRefusals.BadFields), request.Words, ct))
            .Guard(AlarmPermissions.Answer).WithName("EndAlarm");
        api.MapPost(one + "/reviews", (Guid alarmId, ReviewRequest request, AlarmActs acts, CancellationToken ct) =>
            acts.RunAsync(alarmId, request, AlarmPermissions.Review, AlarmAction.Review, (alarm, by) => new(Review(alarm, by, request)), request.Words, ct)).Guard(AlarmPermissions.Review).WithName("ReviewAlarm");
    }

    private static Refusal? Review(Alarm alarm, AlarmActor by, ReviewRequest request)
    {
        if (!Verdicts.Contains(request.Verdict)) { return AlarmRefusals.BadFields; }
        return string.IsNullOrWhiteSpace(request.Words) ? AlarmRefusals.WordsNeeded : alarm.Review(by, request.Verdict);
    }

    private static RouteHandlerBuilder Guard(this RouteHandlerBuilder endpoint, Permission permission) => endpoint.RequirePermission(permission).Admit(AdmissionClass.Alarm);

    private static async ValueTask<Refusal?> CallAsync(Alarm alarm, AlarmActor by, CallRequest request, DistrictDb db, CancellationToken ct)
    {
        if (!CallResults.Contains(request.Result)) { return AlarmRefusals.BadFields; }
        return alarm.DeviceId is { } device && await db.Set<DeviceContact>().AnyAsync(c => c.Id == request.ContactId && c.DeviceId == device, ct)
            ? alarm.Call(by, request.ContactId, request.Result)
            : AlarmRefusals.UnknownContact;
    }
}
