using Wangge.Kernel.Storage;

namespace Wangge.Doors.Open311.Serving;

/// <summary>A call whose district is known.</summary>
/// <param name="Services">A scope of the district, with nobody acting in it yet.</param>
/// <param name="Id">Service code, request id or token from the path; null for lists.</param>
/// <param name="CallerKey">Names the caller's address for limits and repeats.</param>
/// <param name="Home">What addresses in answers begin with, without a slash at the end.</param>
internal sealed record GeoReportCall(IServiceProvider Services, District District, GeoReportParameters Parameters, string? Id, string CallerKey, string Home)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(District.TimeZone);

    /// <summary>The instant with the district's offset, as its people read it.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <inheritdoc cref="Local(DateTimeOffset)"/>
    public DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } known ? Local(known) : null;
}
