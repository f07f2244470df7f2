using Wangge.Areas.Divisions;

namespace Wangge.Areas.Tests.Divisions;

public sealed class DivisionEditionTests
{
    [Theory]
    [InlineData("longgang_211403_2016.csv", 97)]
    [InlineData("longgang_211403_2017.csv", 97)]
    [InlineData("longgang_211403_2020.csv", 99)]
    [InlineData("longgang_211403_2023.csv", 94)]
    [InlineData("huludao_2114_2023.csv", 1437)]
    public void Every_row_of_a_published_edition_is_taken(string file, int rows)
    {
        var sheet = DivisionData.Sheet(file);
        var edition = DivisionEdition.Read(2023, sheet);
        Assert.Equal((rows, rows, 0), (edition.Divisions.Count, sheet.Report.Taken, sheet.Report.Refused));
    }

    [Fact]
    public void The_edition_of_2016_has_the_counts_that_are_known_and_names_that_stand_twice()
    {
        var edition = DivisionData.Longgang(2016);
        var counts = edition.Divisions.CountBy(d => d.Kind).ToDictionary();
        Assert.Equal((10, 1, 2, 63, 18, 2), (counts[DivisionKind.Subdistrict], counts[DivisionKind.Township], counts[DivisionKind.Zone],
            counts[DivisionKind.Community], counts[DivisionKind.Village], counts[DivisionKind.Virtual]));
        Assert.Equal(["211403004001", "211403006002"], edition.ListNamed("望海社区").Select(d => d.Code.ToString()));
        Assert.Equal(13, edition.ListChildren(DivisionCode.Parse("211403")).Count());
    }

    [Fact]
    public void A_row_that_contradicts_itself_or_hangs_in_the_air_is_refused_with_its_reason()
    {
        var sheet = DivisionData.Parse("""
            code,name,parent,kind,code12,parent12
            211403001001,甲社区,211403001,community,211403001001,211403001000
            211403,龙港区,2114,district,211403000000,211400000000
            211403001,葫芦岛街道,211403,subdistrict,211403001000,211403000000
            211403001002,乙社区,211403001,village,211403001002,211403001000
            211403001003,,211403001,community,211403001003,211403001000
            211403001004,丁社区,211403002,community,211403001004,211403001000
            211403001001,甲社区,211403001,community,211403001001,211403001000
            211403009001,戊社区,211403009,community,211403009001,211403009000
            211403600,己,211403,zone,211403600000,211403000000
            211403001005,庚社区,211403001,community,211403001006,211403001000
            """);
        var edition = DivisionEdition.Read(2016, sheet);
        Assert.Equal(3, edition.Divisions.Count);
        Assert.Equal(
            [(5, "kind", "kind-differs"), (6, "name", "name-missing"), (7, "parent", "parent-differs"), (8, "code12", "code-twice"),
                (9, "parent", "parent-missing"), (10, "code12", "code-invalid"), (11, "code12", "code-invalid")],
            sheet.Report.Lines.Where(l => l.Code is not null).OrderBy(l => l.Row).Select(l => (l.Row, l.Column, l.Code!.Replace("areas.division.", "", StringComparison.Ordinal))));
    }
}
