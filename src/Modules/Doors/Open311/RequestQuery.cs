using System.Globalization;

namespace Wangge.Doors.Open311;

/// <summary>Which requests (or updates) somebody asks for: GET requests, GET servicerequestupdates.</summary>
/// <param name="Ids">Those asked for by id; where there are any, nothing else restricts. Unknown ones are left out of the answer.</param>
/// <param name="ServiceCodes">Empty for all.</param>
/// <param name="IsOpen">Null for both states.</param>
/// <param name="Start">First instant, included; null when only changes restrict.</param>
/// <param name="End">Last instant, included.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1 to 1,000.</param>
internal sealed record RequestQuery(
    IReadOnlyList<Guid> Ids,
    bool AsksForIds,
    IReadOnlyList<string> ServiceCodes,
    bool? IsOpen,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    int Page,
    int PageSize)
{
    /// <summary>First instant of the last change, included; null where nobody asks for changes.</summary>
    public DateTimeOffset? UpdatedStart { get; init; }

    /// <summary>Last instant of the last change, included; null where nobody asks for changes.</summary>
    public DateTimeOffset? UpdatedEnd { get; init; }
}

/// <summary>Reads and checks a query. Source: GeoReport v2, GET Service Requests: a span of 90 days or 1,000 requests, whichever is smaller.</summary>
internal static class RequestQueryReader
{
    public const int MaxPageSize = 1_000;

    public static readonly TimeSpan MaxSpan = TimeSpan.FromDays(90);

    /// <param name="now">What "the last 90 days" ends with.</param>
    public static GeoReportReading<RequestQuery> Read(GeoReportParameters parameters, DateTimeOffset now)
    {
        var errors = new List<GeoReportError>();
        var (start, end) = ReadSpan(parameters, "start_date", "end_date", now, errors);
        var (updatedStart, updatedEnd) = ReadSpan(parameters, "updated_after", "updated_before", now, errors);
        var asksForChanges = parameters.Find("updated_after") is not null || parameters.Find("updated_before") is not null;
        var asksForDates = parameters.Find("start_date") is not null || parameters.Find("end_date") is not null;
        var isOpen = ReadStatus(parameters, errors);
        var page = ReadCount(parameters, "page", 1, int.MaxValue / MaxPageSize, errors);
        var pageSize = ReadCount(parameters, "page_size", MaxPageSize, MaxPageSize, errors);
        var ids = parameters.List("service_request_id");
        return errors.Count > 0
            ? new GeoReportReading<RequestQuery>(null, errors)
            : new GeoReportReading<RequestQuery>(
                new RequestQuery(
                    [.. ids.Select(RequestId.Find).OfType<Guid>()], ids.Count > 0, parameters.List("service_code"), isOpen,
                    asksForChanges && !asksForDates ? null : start, asksForChanges && !asksForDates ? null : end, page, pageSize)
                {
                    UpdatedStart = asksForChanges ? updatedStart : null,
                    UpdatedEnd = asksForChanges ? updatedEnd : null,
                },
                []);
    }

    private static (DateTimeOffset Start, DateTimeOffset End) ReadSpan(
        GeoReportParameters parameters, string startName, string endName, DateTimeOffset now, List<GeoReportError> errors)
    {
        var start = ReadInstant(parameters, startName, errors);
        var end = ReadInstant(parameters, endName, errors);
        if (errors.Count > 0) { return (now, now); }

        if (start is { } from && end is { } to)
        {
            if (from > to) { errors.Add(GeoReportError.Invalid(startName, $"must not be after {endName}")); }
            else if (to - from > MaxSpan) { errors.Add(GeoReportError.Invalid(startName, $"and {endName} may not span more than 90 days")); }
            return (from, to);
        }
        if (start is { } only) { return (only, now - only > MaxSpan ? only + MaxSpan : now); }

        var last = end ?? now;
        return (last - DateTimeOffset.MinValue > MaxSpan ? last - MaxSpan : DateTimeOffset.MinValue, last);
    }

    private static DateTimeOffset? ReadInstant(GeoReportParameters parameters, string name, List<GeoReportError> errors)
    {
        if (parameters.Find(name) is not { } text) { return null; }
        if (GeoReportTime.Read(text) is { } instant) { return instant; }
        errors.Add(GeoReportError.Invalid(name, "must be a date and time with its offset, such as 2026-03-02T08:15:30+08:00"));
        return null;
    }

    private static bool? ReadStatus(GeoReportParameters parameters, List<GeoReportError> errors)
    {
        var given = parameters.List("status");
        if (given.Any(status => status is not ("open" or "closed")))
        {
            errors.Add(GeoReportError.Invalid("status", "must be open, closed or both joined by a comma"));
        }
        return given.Count == 1 ? given[0] == "open" : null;
    }

    /// <summary>A whole number from 1; what is more than the most is brought down to it.</summary>
    private static int ReadCount(GeoReportParameters parameters, string name, int byDefault, int most, List<GeoReportError> errors)
    {
        if (parameters.Find(name) is not { } text) { return byDefault; }
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1) { return (int)Math.Min(count, most); }
        errors.Add(GeoReportError.Invalid(name, "must be a whole number from 1"));
        return byDefault;
    }
}
