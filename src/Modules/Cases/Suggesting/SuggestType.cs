using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Limits;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Suggesting;

/// <summary>Suggests what a report is about, with what speaks for it; a person chooses. Nothing is kept of the question.</summary>
/// <remarks>By the district's own history, see <see cref="SuggestionModel"/>. Types that nothing speaks for are not suggested, so the answer may be empty.</remarks>
internal static class SuggestType
{
    private static readonly Refusal HalfPlace = new("reports.half-place", RefusalKind.Invalid, "Longitude and latitude come together or not at all.");
    private static readonly Refusal UnknownFlow = new("types.unknown-flow", RefusalKind.Invalid, Fields: new Dictionary<string, string[]> { ["flow"] = ["types.unknown-flow"] });

    /// <param name="Words">What is told so far; may be empty.</param>
    /// <param name="Longitude">WGS-84 degrees; with latitude or not at all.</param>
    /// <param name="Flow">Only types of this flow, such as <c>site</c>.</param>
    public sealed record Request(
        [MaxLength(4000)] string? Words = null, [Range(-180, 180)] double? Longitude = null, [Range(-90, 90)] double? Latitude = null, [MaxLength(20)] string? Flow = null);

    /// <param name="ModelVersion">Version of what it was reckoned by; 0 where the types' own names were all there was.</param>
    /// <param name="Types">Best first, at most 3.</param>
    public sealed record Response(int ModelVersion, IReadOnlyList<Suggested> Types);

    /// <param name="Type">Key of the type.</param>
    /// <param name="Words">Pieces of the words that speak for it, weightiest first; may be empty.</param>
    /// <param name="HereIn90Days">How many of it there were within about a kilometre; null where fewer than 5.</param>
    public sealed record Suggested(string Type, string Name, string? EnglishName, string Flow, IReadOnlyList<string> Words, int? HereIn90Days);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/reports/suggest-type", Handle)
        .AllowAnyone("Residents are helped to name what they report; nothing is kept, limited per address.")
        .WithName(nameof(SuggestType));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, DistrictDb db, Actor actor, CaseTypes types, SuggestionTraining training, SuggestLimits limits, TimeProvider time)
    {
        if (!actor.IsSignedIn && limits.TryTake(actor.Key) is { } wait) { return Refused.TooOften(wait); }
        if (request.Longitude is null != request.Latitude is null) { return new Refused(HalfPlace); }
        if (request.Flow is { } flow && WireName.Find<CaseFlow>(flow) is null) { return new Refused(UnknownFlow); }

        var model = (await training.ModelAsync(db.Store)).Model;
        var hour = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone)).Hour;
        var suggested = model.Suggest(new(request.Words ?? "", request.Longitude, request.Latitude, hour, SenderRoles.SourceOf(actor, null).Wire(), request.Flow));
        var book = await types.BookAsync();
        return TypedResults.Ok(new Response(model.Version, [.. suggested
            .Select(s => (Suggestion: s, Type: book.Find(s.Type)))
            .Where(s => s.Type is { EndedAt: null })
            .Select(s => new Suggested(s.Type!.Key, s.Type.Name, s.Type.EnglishName, s.Type.Flow.Wire(), s.Suggestion.Words, s.Suggestion.Here))]));
    }
}

/// <summary>How often one address without an account may ask for suggestions: 120 at once, 600 an hour.</summary>
internal sealed class SuggestLimits(TimeProvider time)
{
    private readonly CallerLimits _limits = new(time, perHour: 600, burst: 120);

    /// <summary>Null when it may, else how long to wait.</summary>
    public TimeSpan? TryTake(string caller) => _limits.TryTake(caller);
}
