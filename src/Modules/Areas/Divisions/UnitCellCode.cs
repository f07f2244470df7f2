using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Wangge.Areas.Divisions;

/// <summary>A unit cell's code (单元网格) of 15 digits: district 6 + subdistrict 3 + community 3 + serial 001–999 (Source: DOMAIN 2).</summary>
internal readonly record struct UnitCellCode
{
    public const int MostSerial = 999;

    /// <exception cref="ArgumentException">The code does not name a community or village, or the serial is out of range.</exception>
    public UnitCellCode(DivisionCode community, int serial)
    {
        if (community.Level != DivisionLevel.Village || serial is < 1 or > MostSerial)
        {
            throw new ArgumentException($"No unit cell {serial} can be in {community}.");
        }

        (Community, Serial) = (community, serial);
    }

    /// <summary>The community or village that the cell never leaves.</summary>
    public DivisionCode Community { get; }

    public int Serial { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out UnitCellCode code)
    {
        code = default;
        if (text is not { Length: 15 }
            || !DivisionCode.TryParse(text[..12], out var community)
            || community.Level != DivisionLevel.Village
            || !int.TryParse(text.AsSpan(12), NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            || serial == 0)
        {
            return false;
        }

        code = new UnitCellCode(community, serial);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Community}{Serial:D3}");
}
