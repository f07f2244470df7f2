using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Doors;
using Wangge.Cases.Following;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Limits;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Duplicates;

/// <summary>Shows somebody who is about to report what others said near by: public matters only, no persons, positions rounded to about 100 m.</summary>
/// <remarks>Distances are measured to the rounded position, so that no number of questions finds the true one. Source: RIGHTS, "Publication".</remarks>
internal static class ListNearReports
{
    private const int Most = 10;
    private const int Decimals = 3;

    /// <param name="Type">Key of the type, or null for any.</param>
    /// <param name="Words">What is to be reported; likeness of words counts.</param>
    public sealed record Request(
        [Range(-180, 180)] double Longitude, [Range(-90, 90)] double Latitude, [MaxLength(80)] string? Type = null, [MaxLength(4000)] string? Words = null);

    /// <param name="Number">What people say aloud.</param>
    /// <param name="Words">At most 120 characters.</param>
    /// <param name="Longitude">Rounded, as the latitude.</param>
    /// <param name="Metres">To the rounded position, in tens.</param>
    /// <param name="LooksSame">Probably the same matter.</param>
    /// <param name="Joined">How many said "me too"; null where fewer than 5.</param>
    public sealed record NearReport(
        long Number, string TypeKey, string Type, string State, string Words, DateOnly ReportedOn, double Longitude, double Latitude, int Metres, bool LooksSame, int? Joined);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/reports/near", Handle)
        .AllowAnyone("What is public is shown before somebody reports it again; limited per address.")
        .WithName(nameof(ListNearReports));

    private static async Task<Results<Ok<IReadOnlyList<NearReport>>, Refused>> Handle(
        Request request, DistrictDb db, Actor actor, CaseTypes types, NearLimits limits, TimeProvider time, CancellationToken ct)
    {
        if (!actor.IsSignedIn && limits.TryTake(actor.Key) is { } wait) { return Refused.TooOften(wait); }
        var book = await types.BookAsync();
        CaseType? type = null;
        if (request.Type is not null && (type = book.Find(request.Type)) is null) { return new Refused(ShowType.Unknown); }

        var now = time.GetUtcNow();
        var here = new GroundPoint(request.Longitude, request.Latitude);
        var near = (await NearCases.ListAsync(db, book, here, type, now, now, Guid.Empty, publicOnly: true, ct)).ToDictionary(n => n.Case.Id);
        // Without a type every case counts as of the asker's own.
        var ranked = near.Values.SelectMany(n =>
        {
            var other = n.ToLookalike(book, Rounded(n.Case));
            var self = new Lookalike(Guid.Empty, type?.Key ?? other.Type, type?.ClassCode ?? other.TypeClass, here, now, request.Words ?? "");
            return DuplicateScore.Rank(self, [other]);
        }).OrderByDescending(match => match.Score).Take(Most);
        var contacts = await PublicCases.ContactsAsync(db, near.Keys, ct);
        var joined = await Joins.CountAsync(db, near.Keys, ct);
        return TypedResults.Ok<IReadOnlyList<NearReport>>([.. ranked.Select(match =>
        {
            var matter = near[match.CaseId].Case;
            var place = Rounded(matter);
            var name = book.Find(matter.TypeId);
            return new NearReport(
                matter.Number, name?.Key ?? "", name?.Name ?? "", matter.State.Wire(), PublicWords.Brief(near[match.CaseId].Words, contacts[match.CaseId]), DateOnly.FromDateTime(matter.ReportedAt.UtcDateTime),
                place.Longitude, place.Latitude, (int)Math.Round(here.MetresTo(place) / 10) * 10, type is not null && match.IsSuggested, joined.InPublic(match.CaseId));
        })]);
    }

    private static GroundPoint Rounded(Case matter) => new(Math.Round(matter.Longitude!.Value, Decimals), Math.Round(matter.Latitude!.Value, Decimals));
}

/// <summary>How often one address without an account may ask what is near: 60 at once, 300 an hour.</summary>
internal sealed class NearLimits(TimeProvider time)
{
    private readonly CallerLimits _limits = new(time, perHour: 300, burst: 60);

    /// <summary>Null when it may, else how long to wait.</summary>
    public TimeSpan? TryTake(string caller) => _limits.TryTake(caller);
}
