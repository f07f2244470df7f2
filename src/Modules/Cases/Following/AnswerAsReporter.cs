using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Following;

/// <summary>The reporter's own acts, by the link: solved, not solved (reopens it once), a rating; of a service, that the papers are together, and the application itself.</summary>
/// <remarks>Source: DOMAIN 3, row "closed", and the service flow. Refuses with <c>cases.confirm.*</c>, <c>cases.not-solved.*</c>, <c>cases.rate.*</c>, <c>cases.gather-materials.*</c>, <c>cases.apply.*</c>.</remarks>
internal static class AnswerAsReporter
{
    public sealed record RatingRequest : ActRequest
    {
        /// <summary>1 to 5.</summary>
        [Range(1, 5)]
        public required int Stars { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api)
    {
        const string why = "The unguessable link is the right to answer.";
        api.MapPost("/follow/{secret}/confirm", ConfirmAsync).AllowAnyone(why).WithName("ConfirmAsReporter");
        api.MapPost("/follow/{secret}/not-solved", NotSolvedAsync).AllowAnyone(why).WithName("NotSolvedAsReporter");
        api.MapPost("/follow/{secret}/rate", RateAsync).AllowAnyone(why).WithName("RateAsReporter");
        api.MapPost("/follow/{secret}/gather-materials", GatherAsync).AllowAnyone(why).WithName("GatherMaterialsAsReporter");
        api.MapPost("/follow/{secret}/apply", ApplyAsync).AllowAnyone(why).WithName("ApplyAsReporter");
    }

    private static Task<Results<Ok<ActResponse>, Refused>> ConfirmAsync(string secret, PlainAct request, DistrictDb db, CaseActs acts, CancellationToken ct) =>
        ActAsync(secret, request, db, acts, CaseAction.Confirm, (matter, by, limits) => matter.Confirm(by, limits), ct);

    private static Task<Results<Ok<ActResponse>, Refused>> NotSolvedAsync(string secret, PlainAct request, DistrictDb db, CaseActs acts, CancellationToken ct) =>
        ActAsync(secret, request, db, acts, CaseAction.NotSolved, (matter, by, limits) => matter.NotSolved(by, limits), ct);

    private static Task<Results<Ok<ActResponse>, Refused>> RateAsync(string secret, RatingRequest request, DistrictDb db, CaseActs acts, CancellationToken ct) =>
        ActAsync(secret, request, db, acts, CaseAction.Rate, (matter, by, _) => matter.Rate(by, request.Stars), ct);

    private static Task<Results<Ok<ActResponse>, Refused>> GatherAsync(string secret, PlainAct request, DistrictDb db, CaseActs acts, CancellationToken ct) =>
        ActAsync(secret, request, db, acts, CaseAction.GatherMaterials, (matter, by, _) => matter.GatherMaterials(by), ct);

    private static Task<Results<Ok<ActResponse>, Refused>> ApplyAsync(string secret, PlainAct request, DistrictDb db, CaseActs acts, CancellationToken ct) =>
        ActAsync(secret, request, db, acts, CaseAction.Apply, (matter, by, limits) => matter.ApplyInPerson(by, limits), ct);

    private static async Task<Results<Ok<ActResponse>, Refused>> ActAsync(
        string secret, ActRequest request, DistrictDb db, CaseActs acts, CaseAction action,
        Func<Case, CaseActor, ILimitPolicy, Kernel.Refusals.Refusal?> decide, CancellationToken ct) =>
        await FollowReport.FindAsync(db, secret, ct) is { } report
            ? await acts.RunAsReporterAsync(report.Id, report.CaseId, request, action, decide, ct)
            : new Refused(FollowReport.Unknown);
}
