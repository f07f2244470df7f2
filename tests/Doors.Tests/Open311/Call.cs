using Microsoft.AspNetCore.WebUtilities;
using Wangge.Doors.Open311;

namespace Wangge.Doors.Tests.Open311;

/// <summary>Parameters as ASP.NET reads them from a query and an urlencoded body.</summary>
internal static class Call
{
    public static GeoReportParameters With(string query, string? body = null) =>
        new(QueryHelpers.ParseQuery(query), body is null ? null : QueryHelpers.ParseQuery(body));
}
