namespace Wangge.Doors.Open311;

/// <summary>Whose requests are taken here.</summary>
/// <param name="Id">Such as <c>longgang.gov.cn</c>.</param>
/// <param name="IsRequired">Whether each call must name it; a server for one jurisdiction alone need not ask.</param>
internal sealed record Jurisdiction(string Id, bool IsRequired = false)
{
    /// <summary>What is wrong with the jurisdiction that a call names, or null.</summary>
    public GeoReportError? FindFault(GeoReportParameters parameters) => parameters.Find("jurisdiction_id") switch
    {
        null => IsRequired ? GeoReportError.NoJurisdiction : null,
        var given => Is(given) ? null : GeoReportError.UnknownJurisdiction,
    };

    /// <summary>Whether a call that names this means us; case makes no difference.</summary>
    public bool Is(string given) => string.Equals(given, Id, StringComparison.OrdinalIgnoreCase);
}
