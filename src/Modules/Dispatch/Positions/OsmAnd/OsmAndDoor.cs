using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Wangge.Dispatch.Positions.Trackers;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions.OsmAnd;

/// <summary>Where tracking apps send positions in OsmAnd's way, by GET or POST: query, form or JSON. The tracker's secret is the id.</summary>
/// <remarks>
/// 200 with one word (<c>kept</c>, <c>late</c>, <c>doubled</c>, or the code of the refusal) once it is safe: apps send anything else again and again, and what is
/// behind it in their queue would never come. 404 for an unknown id, 400 for what cannot be read, 503 where the store takes nothing now. Never a name.
/// Source: DOMAIN 8, "positions"; ADR 0023.
/// </remarks>
internal static class OsmAndDoor
{
    /// <value>A hundred fixes as the wordiest apps write them; the server's own limit holds for what comes without a length.</value>
    private const int MostBytes = 256 << 10;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapMethods("/osmand", ["GET", "POST"], Handle)
        .AllowAnyone("A tracker is known by the secret that it sends as its id; who knows none learns nothing.")
        .Admit(AdmissionClass.Ordinary)
        // Nothing is bound that could be validated, and this is the busiest address of all.
        .DisableValidation()
        .ExcludeFromDescription()
        .WithName(nameof(OsmAndDoor));

    private static async Task Handle(HttpContext http, DistrictScope scope, TrackerShelf shelf, FixIntake intake, TimeProvider time)
    {
        var message = await ReadAsync(http.Request, time.GetUtcNow(), http.RequestAborted);
        var tracker = message.Id is { Length: <= 200 } id ? (await shelf.GetAsync(scope.Store)).FindBySecret(id) : null;
        var (status, words) = message.Fixes is null ? (StatusCodes.Status400BadRequest, PositionRefusals.Malformed.Code)
            : tracker is null ? (StatusCodes.Status404NotFound, PositionRefusals.UnknownTracker.Code)
            : await TakeAsync(intake, scope.District.Code, tracker, message.Fixes, http.RequestAborted);
        await AnswerAsync(http.Response, status, words);
    }

    private static async Task<(int Status, string Words)> TakeAsync(FixIntake intake, string districtCode, Tracker tracker, IReadOnlyList<Fix> fixes, CancellationToken ct)
    {
        try
        {
            var verdicts = await intake.TakeAsync(districtCode, FixSource.OfTracker(tracker.Id), fixes, ct);
            return (StatusCodes.Status200OK, verdicts is [var one] ? WordOf(one) : string.Join('\n', verdicts.Select(WordOf)));
        }
        catch (StoreUnavailableException)
        {
            return (StatusCodes.Status503ServiceUnavailable, DecideOnceMore.StoreUnavailable.Code);
        }
    }

    private static string WordOf(FixVerdict verdict) => verdict.Refusal?.Code ?? verdict.Wire;

    private static async ValueTask<OsmAndMessage> ReadAsync(HttpRequest request, DateTimeOffset now, CancellationToken ct)
    {
        if (HttpMethods.IsGet(request.Method)) { return OsmAndReading.Read(request.QueryString.Value, now); }
        if (request.ContentLength > MostBytes) { return OsmAndMessage.Malformed(null); }
        try
        {
            if (!request.HasJsonContentType())
            {
                IEnumerable<KeyValuePair<string, StringValues>> form = request.HasFormContentType && request.ContentLength != 0 ? await request.ReadFormAsync(ct) : [];
                return OsmAndReading.Read(request.Query.Concat(form), now);
            }

            using var document = await JsonDocument.ParseAsync(request.Body, default, ct);
            return OsmAndReading.Read(document.RootElement, now);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or IOException and not BadHttpRequestException)
        {
            return OsmAndMessage.Malformed(null);
        }
    }

    private static Task AnswerAsync(HttpResponse response, int status, string words)
    {
        var body = Encoding.ASCII.GetBytes(words);
        response.StatusCode = status;
        response.ContentType = "text/plain";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask();
    }
}
