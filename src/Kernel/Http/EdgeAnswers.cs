using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Wangge.Kernel.Http;

/// <summary>Documents what the edge may answer before an operation is reached, so that no operation has to say it by hand.</summary>
/// <remarks>
/// The edge: district (404), session and demand (401, 403), binding and validation (400, 413, 415), store (503). An answer that an operation
/// documents itself stays as it is.
/// </remarks>
public sealed class EdgeAnswers : IOpenApiOperationTransformer
{
    private const string ProblemJson = "application/problem+json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        foreach (var status in StatusesOf(operation, context))
        {
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemJson] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), context.Document) } },
            });
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<int> StatusesOf(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var demand = context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessDemand>().FirstOrDefault();
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status404NotFound;
        yield return StatusCodes.Status503ServiceUnavailable;
        if (demand is not (null or AccessDemand.Anonymous))
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
        }

        if (operation.RequestBody is null) { yield break; }
        yield return StatusCodes.Status413PayloadTooLarge;
        yield return StatusCodes.Status415UnsupportedMediaType;
    }
}
