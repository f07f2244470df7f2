namespace Wangge.Areas.Exchange;

/// <summary>What a report's codes mean, in English, for the command line and for developers; clients translate the codes.</summary>
internal static class ImportMessages
{
    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        ["tables.column.forbidden"] = "The column was left out: this software holds no such data about people.",
        ["tables.row.bad-quotes"] = "A quotation mark is not closed or stands where none may.",
        ["tables.row.too-many-cells"] = "The row has more cells than the heading.",
        ["geojson.not-a-feature"] = "This is not a GeoJSON feature.",
        ["geojson.wrong-type"] = "The geometry is missing or of another type than is wanted here.",
        ["geojson.too-many-vertices"] = "The geometry has more than 100,000 corners.",
        ["geojson.outside-range"] = "Longitude goes from -180 to 180, latitude from -90 to 90.",
        ["geojson.geometry-invalid"] = "The geometry is not valid: an edge crosses itself, or a ring is not closed.",
        ["request.changed-by-another"] = "Others kept changing the same data meanwhile; send the file again.",
        ["access.elsewhere"] = "Your roles do not reach this area.",
        ["access.no-role"] = "None of your roles may do this.",
        ["areas.code-unfit"] = "A code is 1 to 32 letters, digits and . _ - and begins with a letter or digit.",
        ["areas.cell-code-unfit"] = "A unit cell's code has 15 digits: a community's 12 and a serial number.",
        ["areas.unknown-place"] = "There is no area with this path or code.",
        ["areas.edge.too-small"] = "The edge encloses less than one square metre.",
        ["areas.area.level-unfit"] = "An area of this level cannot stand under that parent.",
        ["areas.area.path-too-long"] = "The path has more than 400 characters.",
        ["areas.ledger.not-basic"] = "Only basic grids count; above them counts are added up.",
        ["areas.centre.ended"] = "The centre with this code has ended.",
        ["areas.centre.level-unfit"] = "A centre's level is district, sub-centre or station.",
        ["areas.centre.level-mismatch"] = "A centre of this level does not serve an area of that one.",
        ["areas.centre.place-half"] = "Give longitude and latitude, or neither.",
        ["areas.unit.ended"] = "The unit with this code has ended.",
        ["areas.posting.unknown-post"] = "The district has no such post.",
        ["areas.posting.unknown-account"] = "There is no account with this id that may act.",
        ["areas.posting.held-already"] = "The same account holds the same post there in that time.",
        ["areas.posting.ends-before-begin"] = "The end must come after the beginning.",
        ["areas.import.column-unknown"] = "The column was left out: this import does not know it.",
        ["areas.import.missing"] = "The cell is empty, and is needed.",
        ["areas.import.too-long"] = "The text is too long.",
        ["areas.import.not-a-count"] = "A count is a whole number from 0 to 1,000,000.",
        ["areas.import.not-degrees"] = "Degrees are a number such as 120.85.",
        ["areas.import.not-a-truth"] = "Write true or false.",
        ["areas.import.not-a-time"] = "Write a day such as 2026-01-31 or a time such as 2026-01-31T08:00:00+08:00.",
        ["areas.import.path-unfit"] = "A path is codes closed by slashes, such as /211403/211403001/G001/.",
        ["areas.import.code-differs"] = "The code is not the last one of the path.",
        ["areas.import.parent-differs"] = "The parent is not the one that the path names.",
        ["areas.import.parent-missing"] = "There is no such area above, neither in the district nor in the file's good rows.",
        ["areas.import.second-district"] = "The district has its own area already.",
        ["areas.import.level-unknown"] = "Levels are district, subdistrict, township, community, village, grid and basic.",
        ["areas.import.level-differs"] = "It stands already at another level; a level never changes.",
        ["areas.import.edge-unreadable"] = "The edge is not a polygon or multipolygon in WKT.",
        ["areas.import.row-twice"] = "An earlier row of the file has the same key.",
        ["areas.import.place-ambiguous"] = "Several areas have this code; name the path.",
        ["areas.import.no-counts"] = "The row has no counts.",
        ["areas.division.code-invalid"] = "The code is not a division's, or the two codes differ.",
        ["areas.division.name-missing"] = "The name is empty.",
        ["areas.division.code-twice"] = "An earlier row has the same code.",
        ["areas.division.kind-differs"] = "The kind is not the one that the code says.",
        ["areas.division.parent-differs"] = "The parent is not the one that the code says.",
        ["areas.division.parent-missing"] = "The parent is not among the file's good rows.",
    };

    /// <summary>A sentence, or null for no code or one without a sentence.</summary>
    public static string? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);
}
