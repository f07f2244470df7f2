namespace Wangge.Doors.Open311.Serving;

/// <summary>An answer before it is written in its format.</summary>
/// <param name="Status">HTTP.</param>
/// <param name="RetryAfter">How long to wait before the next try, or null.</param>
internal sealed record GeoReportAnswer(int Status, GeoReportDocument Document, TimeSpan? RetryAfter = null)
{
    public static GeoReportAnswer Ok(GeoReportDocument document) => new(200, document);

    /// <param name="errors">At least one; the first one's code is the status.</param>
    public static GeoReportAnswer Of(IReadOnlyList<GeoReportError> errors) => new(errors[0].Code, GeoReportDocument.Of(errors));

    public static GeoReportAnswer Of(GeoReportError error) => Of([error]);

    public static GeoReportAnswer TooOften(TimeSpan wait) => Of(new GeoReportError(429, "too many calls")) with { RetryAfter = wait };
}
