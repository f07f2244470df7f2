using Microsoft.Extensions.Options;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Open311.Serving;

/// <summary>Finds the district that a call is about: <c>jurisdiction_id</c> first, then the path's <c>/d/{code}</c>, then the home's only one.</summary>
internal sealed class Jurisdictions(DistrictRegistry registry, IOptions<Open311Options> options)
{
    /// <param name="pathCode">The district that the path names, or null.</param>
    public (District? District, GeoReportError? Error) Find(GeoReportParameters parameters, string? pathCode)
    {
        var all = registry.All;
        if (parameters.Find("jurisdiction_id") is { } id)
        {
            return all.FirstOrDefault(district => Names(district, id)) is { } named ? (named, null) : (null, GeoReportError.UnknownJurisdiction);
        }

        if (pathCode is not null)
        {
            return registry.Find(pathCode) is { } district ? (district, null) : (null, GeoReportError.UnknownJurisdiction);
        }

        return all switch
        {
            [] => (null, GeoReportError.UnknownJurisdiction),
            [var only] => (only, null),
            _ => (null, GeoReportError.NoJurisdiction),
        };
    }

    private bool Names(District district, string id) =>
        new Jurisdiction(district.Code).Is(id)
        || options.Value.Jurisdictions.Any(alias => alias.Value == district.Code && new Jurisdiction(alias.Key).Is(id));
}
