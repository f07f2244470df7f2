using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Wangge.Kernel.Tables;

namespace Wangge.Kernel.Http;

/// <summary>Says in the API's document that an endpoint answers a file, which its result's type does not tell.</summary>
public static class FileAnswers
{
    /// <summary>A list as CSV or as a workbook, as <c>format</c> asks.</summary>
    public static RouteHandlerBuilder AnswersTable(this RouteHandlerBuilder endpoint) => endpoint.AnswersFile("text/csv", XlsxText.MediaType);

    /// <param name="mediaType">Without parameters, such as <c>image/jpeg</c>.</param>
    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder endpoint, string mediaType, params string[] others) =>
        endpoint.Produces<byte[]>(StatusCodes.Status200OK, mediaType, others);
}
