using CsCheck;
using NetTopologySuite.Geometries;
using Wangge.Areas.Divisions;

namespace Wangge.Areas.Tests.Divisions;

public sealed class CodeTests
{
    private static readonly DivisionCode Community = DivisionCode.Parse("211403009002");

    [Theory]
    [InlineData("21", DivisionLevel.Province, DivisionKind.Province, null)]
    [InlineData("2114", DivisionLevel.City, DivisionKind.City, "21")]
    [InlineData("211403000000", DivisionLevel.District, DivisionKind.District, "2114")]
    [InlineData("211403001", DivisionLevel.Township, DivisionKind.Subdistrict, "211403")]
    [InlineData("211403099", DivisionLevel.Township, DivisionKind.Subdistrict, "211403")]
    [InlineData("211403100", DivisionLevel.Township, DivisionKind.Town, "211403")]
    [InlineData("211403200", DivisionLevel.Township, DivisionKind.Township, "211403")]
    [InlineData("211403399", DivisionLevel.Township, DivisionKind.Township, "211403")]
    [InlineData("211403400", DivisionLevel.Township, DivisionKind.Zone, "211403")]
    [InlineData("211403599", DivisionLevel.Township, DivisionKind.Zone, "211403")]
    [InlineData("441900003", DivisionLevel.Township, DivisionKind.Subdistrict, "4419")]
    [InlineData("211403001199", DivisionLevel.Village, DivisionKind.Community, "211403001")]
    [InlineData("211403001200", DivisionLevel.Village, DivisionKind.Village, "211403001")]
    [InlineData("211403400498", DivisionLevel.Village, DivisionKind.Virtual, "211403400")]
    public void A_division_code_says_what_it_names(string text, object level, object kind, string? parent)
    {
        var code = DivisionCode.Parse(text);
        Assert.Equal((level, kind, parent), (code.Level, code.Kind, code.Parent?.Short));
        Assert.Equal(text.PadRight(12, '0'), code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2114030")]
    [InlineData("211403600")]
    [InlineData("211403001600")]
    [InlineData("211403000001")]
    [InlineData("210003001001")]
    [InlineData("000000000000")]
    [InlineData("21140300１001")]
    [InlineData("-11403001001")]
    [InlineData("211403000")]
    public void What_is_out_of_range_is_no_division_code(string? text) => Assert.False(DivisionCode.TryParse(text, out _));

    [Fact]
    public void Unit_cells_and_components_are_written_as_they_are_read() =>
        Gen.Select(Gen.Int[1, 999], Gen.Int[1, 99], Gen.Int[1, 999], Gen.Int[1, 999_999]).Sample((cell, classNumber, type, serial) =>
        {
            Assert.True(UnitCellCode.TryParse(new UnitCellCode(Community, cell).ToString(), out var unit));
            Assert.Equal(new UnitCellCode(Community, cell), unit);
            var component = new ComponentCode(DivisionCode.Parse("211403"), classNumber, type, serial);
            Assert.True(ComponentCode.TryParse(component.ToString(), out var read));
            Assert.Equal((component, 17), (read, component.ToString().Length));
        });

    [Theory]
    [InlineData("211403009002000")]
    [InlineData("21140300900200")]
    [InlineData("211403009000001")]
    [InlineData("21140300900200a")]
    [InlineData("211403009002+01")]
    [InlineData(null)]
    public void What_is_out_of_range_is_no_unit_cell(string? text) => Assert.False(UnitCellCode.TryParse(text, out _));

    [Theory]
    [InlineData("21140301001000000")]
    [InlineData("21140300001000001")]
    [InlineData("21140301000000001")]
    [InlineData("21140001001000001")]
    [InlineData("2114030100100001")]
    [InlineData(null)]
    public void What_is_out_of_range_is_no_component(string? text) => Assert.False(ComponentCode.TryParse(text, out _));

    [Fact]
    public void Cells_are_numbered_as_one_reads_whatever_order_they_come_in() => Gen.Shuffle(Enumerable.Range(0, 12).ToArray()).Sample(order =>
    {
        // Three rows of four, each cell a little off its place.
        var cells = order.Select(n => Box(n % 4 * 10, (2 - (n / 4)) * 10, Math.Sin(n * 7))).ToList();
        var codes = UnitCellNumbering.Number(Community, cells);
        Assert.Equal(order.Select(n => n + 1), codes.Select(c => c.Serial));
    });

    [Fact]
    public void More_cells_than_serial_numbers_are_refused() =>
        Assert.Throws<ArgumentException>(() => UnitCellNumbering.Number(Community, [.. Enumerable.Repeat(Box(0, 0, 0), 1000)]));

    private static Geometry Box(double west, double south, double off) =>
        GeometryFactory.Default.ToGeometry(new Envelope(west, west + 10, south + off, south + 10 + off));
}
