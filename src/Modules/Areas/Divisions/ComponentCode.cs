using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Wangge.Areas.Divisions;

/// <summary>An urban component's code (部件) of 17 digits: district 6 + class 2 + type 3 + serial 000001–999999 (Source: DOMAIN 2).</summary>
internal readonly record struct ComponentCode
{
    public const int MostSerial = 999_999;

    /// <exception cref="ArgumentException">The code does not name a district, or a number is out of range.</exception>
    public ComponentCode(DivisionCode district, int classNumber, int typeNumber, int serial)
    {
        if (district.Level != DivisionLevel.District || classNumber is < 1 or > 99 || typeNumber is < 1 or > 999 || serial is < 1 or > MostSerial)
        {
            throw new ArgumentException($"No component of class {classNumber}, type {typeNumber}, serial {serial} can be in {district}.");
        }

        (District, ClassNumber, TypeNumber, Serial) = (district, classNumber, typeNumber, serial);
    }

    public DivisionCode District { get; }

    /// <summary>Of the standard's dictionary, 1–99.</summary>
    public int ClassNumber { get; }

    /// <summary>Within the class, 1–999.</summary>
    public int TypeNumber { get; }

    /// <summary>Within district and type.</summary>
    public int Serial { get; }

    /// <summary>Class and type as the dictionary writes them, such as <c>01001</c>.</summary>
    public string TypeCode => string.Create(CultureInfo.InvariantCulture, $"{ClassNumber:D2}{TypeNumber:D3}");

    public static bool TryParse([NotNullWhen(true)] string? text, out ComponentCode code)
    {
        code = default;
        if (text is not { Length: 17 }
            || !text.All(char.IsAsciiDigit)
            || !DivisionCode.TryParse(text[..6], out var district)
            || district.Level != DivisionLevel.District)
        {
            return false;
        }

        int Part(int from, int to) => int.Parse(text.AsSpan(from..to), CultureInfo.InvariantCulture);
        var (classNumber, typeNumber, serial) = (Part(6, 8), Part(8, 11), Part(11, 17));
        if (classNumber == 0 || typeNumber == 0 || serial == 0)
        {
            return false;
        }

        code = new ComponentCode(district, classNumber, typeNumber, serial);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{District.Short}{TypeCode}{Serial:D6}");
}
