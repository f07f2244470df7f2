using Microsoft.Extensions.Primitives;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.OsrmDoor;

/// <summary>A door for programs that speak to OSRM: <c>route</c>, <c>table</c> and <c>nearest</c> over the district's roads as they are now.</summary>
/// <remarks>
/// As long as the dialect goes without guidance. Refuses with 400 and OSRM's own codes (<see cref="OsrmRefusal"/>). Coordinates stand in the path; by POST also as <c>coordinates</c>
/// of a form, where they would make the address too long, with the options beside them.
/// </remarks>
internal static class AskOsrm
{
    private const string Address = "/osrm/{service}/{version}/{profile}";

    /// <summary>As all refusals below <c>/api</c>; its <c>code</c> and <c>message</c> stand where the dialect has them.</summary>
    private const string Problem = "application/problem+json";

    internal static void Map(IEndpointRouteBuilder api)
    {
        Told(api.MapGet(Address + "/{**coordinates}", Handle)).WithName(nameof(AskOsrm));
        Told(api.MapPost(Address, HandleForm)).Accepts<IFormCollection>("application/x-www-form-urlencoded").DisableAntiforgery().WithName(nameof(AskOsrm) + "ByForm");
    }

    private static RouteHandlerBuilder Told(RouteHandlerBuilder endpoint) => endpoint
        .RequirePermission(DispatchPermissions.SeeUnits)
        .Produces<OsrmAnswer>(StatusCodes.Status200OK, "application/json", OsrmPacking.MediaType)
        .Produces<OsrmAnswer>(StatusCodes.Status400BadRequest, Problem);

    private static Task<IResult> Handle(string service, string version, string profile, string coordinates, OsrmServices services, HttpRequest request, CancellationToken ct) =>
        AnswerAsync(service, version, profile, coordinates, services, request.Query, ct);

    private static async Task<IResult> HandleForm(string service, string version, string profile, OsrmServices services, HttpRequest request, CancellationToken ct)
    {
        if (await FormOf(request, ct) is not { } form) { return Refused(OsrmRefusal.Query("the form")); }
        var options = request.Query.Concat(form.Where(field => field.Key != "coordinates"));
        return await AnswerAsync(service, version, profile, form["coordinates"].ToString(), services, options, ct);
    }

    /// <summary>Null where there is none that can be read.</summary>
    private static async Task<IFormCollection?> FormOf(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(ct) : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private static async Task<IResult> AnswerAsync(
        string service, string version, string profile, string coordinates, OsrmServices services, IEnumerable<KeyValuePair<string, StringValues>> options, CancellationToken ct)
    {
        try
        {
            if (version != "v1") { throw new OsrmRefusal("InvalidVersion", "Only v1 is spoken here."); }
            var mode = profile switch { "driving" or "car" => RoadMode.Car, "foot" or "walking" => RoadMode.Foot, _ => throw OsrmRefusal.Url("Profiles are driving, car, foot and walking.") };
            var question = new OsrmQuestion(mode, coordinates, options, service switch
            {
                "route" => OsrmRouting.Options,
                "table" => OsrmTable.Options,
                "nearest" => OsrmNearest.Options,
                _ => throw new OsrmRefusal("InvalidService", "Services are route, table and nearest."),
            });
            var answer = service switch
            {
                "route" => await services.Routing.AnswerAsync(question, ct),
                "table" => await services.Table.AnswerAsync(question, ct),
                _ => await services.Nearest.AnswerAsync(question, ct),
            };
            return question.IsPacked ? Results.Bytes(OsrmPacking.Pack(answer), OsrmPacking.MediaType) : Results.Ok(answer);
        }
        catch (OsrmRefusal refusal)
        {
            return Refused(refusal);
        }
    }

    private static IResult Refused(OsrmRefusal refusal) => Results.Json(new OsrmAnswer(refusal.Code, refusal.Message), contentType: Problem, statusCode: StatusCodes.Status400BadRequest);
}

/// <summary>What answers at the door.</summary>
internal sealed record OsrmServices(OsrmRouting Routing, OsrmTable Table, OsrmNearest Nearest);
