using System.Text;
using CsCheck;
using Wangge.Kernel.Tables;

namespace Wangge.Kernel.Tests.Tables;

public sealed class CsvTests
{
    private const string Chinese = "code,名称\r\n001,凯帝家园社区\r\n002,望海寺\r\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("GB18030", false)]
    [InlineData("utf-16", true)]
    public void Chinese_is_read_whatever_a_spreadsheet_saved_it_as(string name, bool withMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var sheet = Read([.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Chinese)]);
        Assert.Equal(["code", "名称"], sheet.Columns);
        Assert.Equal(["凯帝家园社区", "望海寺"], sheet.Rows.Select(r => r["名称"]));
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_shows_them_and_lines_as_an_editor_does()
    {
        var sheet = Read("a,b\n1,\"two\nlines\"\n\n2,\"x\"\n");
        Assert.Equal([(2, 2, "two\nlines"), (4, 5, "x")], sheet.Rows.Select(r => (r.Row, r.Line, r["B"])));
        Assert.Empty(sheet.Report.Lines);
    }

    [Fact]
    public void Forbidden_columns_are_dropped_and_named()
    {
        var sheet = Read("name,民族,surface,party_member\n张三,汉,12,yes\n");
        Assert.Equal(["name", "surface"], sheet.Columns);
        Assert.Equal(["民族", "party_member"], sheet.Report.DroppedColumns);
        Assert.All(sheet.Report.Lines, l => Assert.Equal((1, ImportOutcome.ColumnDropped, "tables.column.forbidden"), (l.Row, l.Outcome, l.Code)));
        Assert.Equal(["张三", "", "12"], [sheet.Rows[0]["name"], sheet.Rows[0]["民族"], sheet.Rows[0]["surface"]]);
    }

    [Fact]
    public void A_bad_row_is_refused_alone()
    {
        var sheet = Read("a,b\n1,2,3\n4,5,,\n6\nx\"y,7\n8,9\n");
        Assert.Equal(["4", "6", "8"], sheet.Rows.Select(r => r["a"]));
        Assert.Equal("", sheet.Rows[1]["b"]);
        Assert.Equal([(2, "tables.row.too-many-cells"), (5, "tables.row.bad-quotes")], sheet.Report.Lines.Select(l => (l.Row, l.Code)));
        Assert.Equal(2, sheet.Report.Refused);
    }

    [Theory]
    [InlineData("", "no-heading")]
    [InlineData("a,A\n", "column-twice")]
    [InlineData("a\n1\n2\n3\n4\n", "too-many-rows")]
    [InlineData("a,b,c,d\n", "too-many-columns")]
    [InlineData("a\n\"0123456789012345678901234567890123456789", "cell-too-long")]
    [InlineData("a\0b\n", "encoding-unknown")]
    public void A_bad_file_is_refused_as_a_whole(string text, string why)
    {
        Assert.False(CsvSheet.TryRead(Encoding.UTF8.GetBytes(text), out _, out var refusal, new TableLimits(MostRows: 3, MostColumns: 3, MostCharactersInCell: 32)));
        Assert.Equal($"tables.file.{why}", refusal.Code);
    }

    [Fact]
    public void What_is_too_large_is_not_even_decoded()
    {
        Assert.False(CsvSheet.TryRead(new byte[101], out _, out var refusal, new TableLimits(MostBytes: 100)));
        Assert.Equal("tables.file.too-large", refusal.Code);
    }

    [Theory]
    [InlineData("a;b\n1;2,5\n", "2,5")]
    [InlineData("a\tb\n1\t2\n", "2")]
    public void Semicolons_and_tabs_divide_too(string text, string b) => Assert.Equal(b, Read(text).Rows[0]["b"]);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613", "'+8613")]
    [InlineData("-x", "'-x")]
    [InlineData("@a", "'@a")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("'=x", "''=x")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=b", "a=b")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    public void Formulas_are_neutralised_and_cells_quoted(string text, string written)
    {
        using var writer = new StringWriter();
        CsvText.Write(writer, ["x"], [[text]]);
        Assert.Equal($"x\r\n{written}\r\n", writer.ToString());
    }

    [Fact]
    public void Numbers_are_no_formulas()
    {
        using var writer = new StringWriter();
        CsvText.Write(writer, ["x", "y", "z"], [[-120.5, -3L, default]]);
        Assert.Equal("x,y,z\r\n-120.5,-3,\r\n", writer.ToString());
    }

    [Fact]
    public void What_was_written_is_read_back() =>
        Gen.String[Gen.Char["ab,;\"'=+-@\t\r\n汉 "], 0, 12].Array[2].Array[0, 8].Sample(rows =>
        {
            var sheet = Read(CsvText.ToBytes(["k", "a", "b"], rows.Select(r => new CsvCell[] { "k", r[0], r[1] })));
            Assert.Equal(rows.Select(r => (r[0].Trim(), r[1].Trim())), sheet.Rows.Select(r => (r["a"].Trim(), r["b"].Trim())));
            Assert.Equal(0, sheet.Report.Refused);
        }, iter: 2000);

    [Fact]
    public void No_bytes_make_reading_fail_otherwise_than_by_a_refusal() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        Assert.True(CsvSheet.TryRead(bytes, out _, out var refusal) || refusal.Code.StartsWith("tables.file.", StringComparison.Ordinal));
    }, iter: 5000);

    [Fact]
    public void A_night_of_real_requests_with_line_breaks_in_cells_is_read_whole()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("WANGGE_DATA") is null or "", "WANGGE_DATA is not set");
        var sheet = Read(File.ReadAllBytes(Path.Combine(Environment.GetEnvironmentVariable("WANGGE_DATA")!, "sr311", "nyc311_2024-04-16_1000rows.csv")));
        Assert.Equal(1000, sheet.Rows.Count);
        Assert.Equal(0, sheet.Report.Refused);
        Assert.Equal(977, sheet.Rows.Count(r => r["latitude"].Length > 0));
    }

    private static CsvSheet Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static CsvSheet Read(byte[] bytes)
    {
        Assert.True(CsvSheet.TryRead(bytes, out var sheet, out var refusal), refusal?.Code);
        return sheet;
    }
}
