using Wangge.Areas.Looking;

namespace Wangge.Areas.Centres;

/// <summary>The three levels of centres, and what each may serve. Source: DOMAIN 1.</summary>
internal static class CentreRules
{
    public static readonly Refusal Unknown = new("areas.centre.unknown", RefusalKind.NotFound);
    public static readonly Refusal Ended = new("areas.centre.ended");
    public static readonly Refusal CodeTaken = new("areas.centre.code-taken");
    public static readonly Refusal LevelUnfit = new("areas.centre.level-unfit", RefusalKind.Invalid, "district, sub-centre or station.");
    public static readonly Refusal LevelMismatch = new("areas.centre.level-mismatch", RefusalKind.Invalid, "A centre of this level does not serve an area of that one.");
    public static readonly Refusal PlaceHalf = new("areas.centre.place-half", RefusalKind.Invalid, "Longitude and latitude, or neither.");

    /// <summary>Why a centre of this level cannot serve that area, or null.</summary>
    public static Refusal? Refuse(string level, string? areaLevel, double? longitude, double? latitude)
    {
        if (level is not ("district" or "sub-centre" or "station")) { return LevelUnfit; }
        if (areaLevel is null) { return AreaRefusals.UnknownPlace; }
        if (longitude is null != latitude is null) { return PlaceHalf; }
        var fits = level switch
        {
            "district" => areaLevel == AreaLevel.District,
            "sub-centre" => areaLevel is AreaLevel.Subdistrict or AreaLevel.Township,
            // A station may stand for one large compound, a grid of its own.
            _ => areaLevel is not (AreaLevel.District or AreaLevel.Subdistrict or AreaLevel.Township),
        };
        return fits ? null : LevelMismatch;
    }
}
