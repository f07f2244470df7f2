using Wangge.Alarms.Listening;

namespace Wangge.Alarms.Rules;

/// <summary>The rules that hold, and a new edition of them. Alarms that were raised before keep theirs.</summary>
internal static class SetRules
{
    /// <param name="Version">Of the copy that was edited.</param>
    public sealed record Request([Required] AlarmRules Rules, int Version);

    public sealed record Response(AlarmRules Rules, int Version);

    /// <param name="EmergencyNumber">Whom to call where an alarm could not be sent.</param>
    public sealed record PhoneResponse(string EmergencyNumber);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/alarm-rules/phone", async Task<Ok<PhoneResponse>> (DistrictDb db, RulesShelf shelf) => TypedResults.Ok(new PhoneResponse((await shelf.GetAsync(db.Store)).EmergencyNumber)))
            .RequirePermission(AlarmPermissions.Raise).WithName("ShowAlarmRulesForPhones");
        api.MapGet("/alarm-rules", ShowAsync).RequirePermission(AlarmPermissions.See).WithName("ShowAlarmRules");
        api.MapPut("/alarm-rules", Handle).RequirePermission(AlarmPermissions.EditRules).WithName("SetAlarmRules");
    }

    private static async Task<Ok<Response>> ShowAsync(DistrictDb db, RulesShelf shelf)
    {
        var held = await shelf.NewestAsync(db.Store);
        return TypedResults.Ok(new Response(held.Content, held.Version));
    }

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, DistrictDb db, RulesShelf shelf, AlarmTeller teller, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (!request.Rules.IsFit()) { return new Refused(AlarmRefusals.BadRules); }
        if (policy.Check(actor, AlarmPermissions.EditRules, new Reach($"/{db.District.Code}/")) is { } refusal) { return new Refused(refusal); }
        var newest = await db.Set<RulesVersion>().MaxAsync(r => (int?)r.Version, ct) ?? 0;
        if (request.Version != newest) { return new Refused(AlarmRefusals.StaleRules); }
        db.Add(new RulesVersion { Version = newest + 1, Content = request.Rules, SetAt = time.Now(), SetBy = actor.Id });
        db.Leaf(AuditNote.By(actor, "alarms.rules-set", "district", Guid.Empty, data: AuditData.Of(("version", newest + 1))));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        teller.DevicesChanged(db.District.Code);
        return TypedResults.Ok(new Response(request.Rules, newest + 1));
    }
}
