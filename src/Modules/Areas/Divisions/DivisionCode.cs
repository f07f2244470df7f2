using System.Diagnostics.CodeAnalysis;

namespace Wangge.Areas.Divisions;

/// <summary>How far down the tree a division stands.</summary>
internal enum DivisionLevel
{
    Province,
    City,
    District,

    /// <summary>Subdistrict, town, township or zone.</summary>
    Township,

    /// <summary>Community, village or virtual community.</summary>
    Village,
}

/// <summary>What a division is, as its code's ranges say.</summary>
internal enum DivisionKind
{
    Province,
    City,
    District,
    Subdistrict,
    Town,
    Township,
    Zone,
    Community,
    Village,
    Virtual,
}

/// <summary>A division code of 12 digits: province 2 + city 2 + district 2 + township 3 + village 3; trailing zeros where the division stands higher.</summary>
/// <remarks>
/// Township: 001–099 subdistrict, 100–199 town, 200–399 township, 400–599 zone. Village: 001–199 community, 200–399 village, 400–599 virtual
/// (Source: DOMAIN 2, which names 4xx; the published code list has 5xx too, such as 211404400598). A code names nothing for ever: see <see cref="DivisionChanges"/>.
/// </remarks>
internal readonly record struct DivisionCode : IComparable<DivisionCode>
{
    private readonly string? _digits;

    private DivisionCode(string digits, DivisionLevel level, DivisionKind kind) => (_digits, Level, Kind) = (digits, level, kind);

    public DivisionLevel Level { get; }

    public DivisionKind Kind { get; }

    /// <summary>Without the trailing zeros: 2, 4, 6, 9 or 12 digits.</summary>
    public string Short => ToString()[..LengthOf(Level)];

    /// <summary>The division that this one belongs to, or null for a province.</summary>
    public DivisionCode? Parent => Level switch
    {
        DivisionLevel.Province => null,
        // Some cities have no districts: their townships' codes hold zeros there.
        DivisionLevel.Township when ToString()[4..6] == "00" => Parse(ToString()[..4]),
        _ => Parse(ToString()[..LengthOf(Level - 1)]),
    };

    /// <exception cref="FormatException">Not a division code.</exception>
    public static DivisionCode Parse(string text) => TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a division code.");

    /// <summary>Reads 12 digits, or the short form of 2, 4, 6 or 9.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode code)
    {
        code = default;
        if (text is not { Length: 2 or 4 or 6 or 9 or 12 } || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        var digits = text.PadRight(12, '0');
        int Part(int from, int length) => int.Parse(digits.AsSpan(from, length), System.Globalization.CultureInfo.InvariantCulture);
        var (province, city, district, township, village) = (Part(0, 2), Part(2, 2), Part(4, 2), Part(6, 3), Part(9, 3));
        var level = village > 0 ? DivisionLevel.Village
            : township > 0 ? DivisionLevel.Township
            : district > 0 ? DivisionLevel.District
            : city > 0 ? DivisionLevel.City
            : DivisionLevel.Province;
        if (province < 11 || (level > DivisionLevel.City && city == 0) || text.Length > LengthOf(level) && text.Length != 12 || KindOf(level, township, village) is not { } kind)
        {
            return false;
        }

        code = new DivisionCode(digits, level, kind);
        return true;
    }

    public int CompareTo(DivisionCode other) => string.CompareOrdinal(_digits, other._digits);

    /// <summary>All 12 digits.</summary>
    public override string ToString() => _digits ?? "";

    private static int LengthOf(DivisionLevel level) => level switch
    {
        DivisionLevel.Province => 2,
        DivisionLevel.City => 4,
        DivisionLevel.District => 6,
        DivisionLevel.Township => 9,
        _ => 12,
    };

    private static DivisionKind? KindOf(DivisionLevel level, int township, int village) => level switch
    {
        DivisionLevel.Village => township is < 1 or > 599 ? null : village switch
        {
            <= 199 => DivisionKind.Community,
            <= 399 => DivisionKind.Village,
            <= 599 => DivisionKind.Virtual,
            _ => null,
        },
        DivisionLevel.Township => township switch
        {
            <= 99 => DivisionKind.Subdistrict,
            <= 199 => DivisionKind.Town,
            <= 399 => DivisionKind.Township,
            <= 599 => DivisionKind.Zone,
            _ => null,
        },
        DivisionLevel.District => DivisionKind.District,
        DivisionLevel.City => DivisionKind.City,
        _ => DivisionKind.Province,
    };
}
