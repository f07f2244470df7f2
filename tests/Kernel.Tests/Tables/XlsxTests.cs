using System.IO.Compression;
using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Wangge.Kernel.Tables;

namespace Wangge.Kernel.Tests.Tables;

public sealed class XlsxTests
{
    private static readonly string[] Columns = ["name", "value"];

    [Fact]
    public void What_was_written_is_read_again_texts_numbers_and_times_alike()
    {
        IReadOnlyList<CsvCell>[] rows =
        [
            ["街道", 12L], ["", -120.81], ["第一行\n第二行", CsvCell.Time(new DateTime(2026, 11, 1, 8, 30, 5))], ["  ", CsvCell.Day(new DateOnly(2026, 2, 28))], ["😀<&>\"'", 0L], ["0012", 0.001],
        ];
        var sheet = Read(XlsxText.ToBytes(Columns, rows));
        Assert.Equal(["name", "value"], sheet.Columns);
        Assert.Equal(
            [("街道", "12"), ("", "-120.81"), ("第一行\n第二行", "2026-11-01 08:30:05"), ("", "2026-02-28"), ("😀<&>\"'", "0"), ("0012", "0.001")],
            sheet.Rows.Select(r => (r["name"], r["value"])));
        Assert.Equal([2, 3, 4, 5, 6, 7], sheet.Rows.Select(r => r.Row));
    }

    [Fact]
    public void Texts_that_begin_like_formulas_are_texts_with_the_sheets_own_mark_and_come_back_as_they_were()
    {
        string[] texts = ["=1+1", "+8613900000000", "-5", "@SUM(A1)", "'=own", "''@own", "'plain", "=cmd|' /C calc'!A0"];
        var content = XlsxText.ToBytes(Columns, texts.Select(t => (IReadOnlyList<CsvCell>)[t, ""]));
        var xml = SheetXml(content);
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.Equal(5, xml.Split(" s=\"4\"").Length - 1 - 2);
        Assert.Equal(texts, Read(content).Rows.Select(r => r["name"]));
    }

    [Fact]
    public void The_file_is_valid_by_the_formats_own_schema()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(XlsxText.ToBytes(Columns, [["a", 1L], ["=b", CsvCell.Time(new DateTime(2026, 1, 1))]])), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(fault => fault.Description));
    }

    [Fact]
    public async Task A_long_list_is_written_as_it_comes_without_growing_in_memory()
    {
        var file = new CountingStream();
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var highest = 0L;
        var written = await XlsxText.WriteAsync(file, Columns, Rows(), TestContext.Current.CancellationToken);
        Assert.Equal(60_000, written);
        Assert.True(file.Bytes > 300_000);
        Assert.True(highest - before < 24 << 20, $"{(highest - before) >> 20} MB");

        async IAsyncEnumerable<IReadOnlyList<CsvCell>> Rows()
        {
            for (var i = 0; i < 60_000; i++)
            {
                if (i % 20_000 == 19_999) { highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true)); }
                yield return [$"第{i}件：路灯不亮，井盖松动，晚上看不清", (long)i];
                if (i % 1000 == 0) { await Task.Yield(); }
            }
        }
    }

    [Fact]
    public void Controls_and_broken_surrogates_never_break_the_file() =>
        Gen.String.Sample(text =>
        {
            var sheet = Read(XlsxText.ToBytes(Columns, [[text, 1L]]));
            Assert.Equal("1", Assert.Single(sheet.Rows)["value"]);
        }, iter: 300);

    [Fact]
    public void Chinese_headings_are_read_as_the_columns_they_are_in_both_formats()
    {
        TableColumn[] columns = [new("name", "名称"), new("value", "数值")];
        foreach (var format in (TableFormat[])[TableFormat.Csv, TableFormat.Xlsx])
        {
            var content = TableFile.ToBytes(format, columns, [["甲", 3L]]);
            Assert.True(CsvSheet.TryRead(content, out var sheet, out _, columns: columns));
            Assert.Equal(("甲", "3"), (sheet.Rows[0]["name"], sheet.Rows[0]["value"]));
        }
    }

    [Fact]
    public void A_formula_is_refused_where_it_stands_and_the_other_rows_are_read()
    {
        var content = Workbook(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><f>HYPERLINK("http://x")</f><v>1</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>b</t></is></c><c r="B3" t="e"><v>#REF!</v></c></row>
            <row r="9"><c r="A9" t="inlineStr"><is><t>c</t></is></c><c r="B9"><v>3</v></c></row>
            """);
        var sheet = Read(content);
        Assert.Equal([(2, "value", "tables.cell.formula"), (3, "value", "tables.cell.error")], sheet.Report.Lines.Select(l => (l.Row, l.Column!, l.Code!)));
        Assert.Equal((9, "c"), (Assert.Single(sheet.Rows).Row, sheet.Rows[0]["name"]));
    }

    [Fact]
    public void A_claimed_dimension_and_far_away_cells_cost_nothing()
    {
        var content = Workbook("""<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>a</t></is></c><c r="XFD5"><v>1</v></c></row><row r="1048576"><c r="A1048576"/></row>""",
            """<dimension ref="A1:XFD1048576"/>""");
        Assert.Equal([(5, "tables.row.too-many-cells")], Read(content).Report.Lines.Select(l => (l.Row, l.Code!)));
        Refuses(Workbook("""<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>"""), "tables.file.too-many-rows");
    }

    [Fact]
    public void Bombs_entities_old_workbooks_and_nonsense_are_refused()
    {
        Refuses([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "tables.file.old-workbook");
        Refuses("PK\x03\x04 nonsense"u8.ToArray(), "tables.file.unreadable");
        Refuses(Zip(("xl/workbook.xml", new byte[300 << 20])), "tables.file.too-large");
        Refuses(Zip(("[Content_Types].xml", new byte[2 << 20])), "tables.file.too-large");
        Refuses(Zip([.. Enumerable.Range(0, 1_001).Select(i => ($"x{i}", Array.Empty<byte>()))]), "tables.file.too-large");
        Refuses(Workbook("<row r=\"1\"><c t=\"inlineStr\"><is><t>&x;</t></is></c></row>", prolog: "<!DOCTYPE x [<!ENTITY x \"boom\">]>"), "tables.file.unreadable");
        Refuses(Workbook($"<row r=\"1\"><c t=\"inlineStr\"><is><t>{new string('a', 40_000)}</t></is></c></row>"), "tables.file.cell-too-long");
        Refuses(Workbook("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>"), "tables.file.unreadable");
        Refuses(Workbook(""), "tables.file.no-heading");
    }

    [Fact]
    public void No_damage_to_a_file_is_more_than_a_refusal()
    {
        var good = XlsxText.ToBytes(Columns, [["街道", 12L], ["=x", CsvCell.Time(new DateTime(2026, 1, 1))]]);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Array[1, 6].Sample(changes =>
        {
            var content = good.ToArray();
            var end = good.Length;
            foreach (var (at, value, cut) in changes) { (content[at], end) = (value, cut % 7 == 0 ? Math.Max(4, cut) : end); }
            CsvSheet.TryRead(content.AsSpan(0, end), out _, out _);
        }, iter: 3_000, threads: 2);
    }

    [Fact]
    public void Damage_inside_the_sheet_is_no_more_than_a_refusal_either()
    {
        const string sound = """<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" s="2"><v>45000.5</v></c></row><row r="2"><c r="A2" t="s"><v>7</v></c><c r="B2" t="b"><v>1</v></c><c t="d"><v>x</v></c></row>""";
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Char["<>&\"'0189ArcsvtfibeE-. \u0001"]).Array[1, 5].Sample(changes =>
        {
            var xml = sound.ToCharArray();
            foreach (var (at, letter) in changes) { xml[at] = letter; }
            CsvSheet.TryRead(Workbook(new string(xml)), out _, out _);
        }, iter: 2_000, threads: 2);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", "Day"), InlineData("yyyy\"年\"m\"月\"d\"日\"", "Day"), InlineData("[$-804]yyyy/m/d h:mm", "Time"), InlineData("[h]:mm", "Time"), InlineData("0.00", "Number")]
    [InlineData("[Red]0.00", "Number"), InlineData("\"days\" 0", "Number"), InlineData("\\d0", "Number"), InlineData("General", "Number"), InlineData("hh:mm:ss", "Time")]
    public void A_format_tells_days_and_times_from_numbers(string format, string kind) => Assert.Equal(kind, XlsxStyles.KindOf(format).ToString());

    private static CsvSheet Read(byte[] content)
    {
        Assert.True(CsvSheet.TryRead(content, out var sheet, out var refusal), refusal?.Code);
        return sheet;
    }

    private static void Refuses(byte[] content, string code)
    {
        Assert.False(CsvSheet.TryRead(content, out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    private static string SheetXml(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase) && e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    private static byte[] Workbook(string rows, string before = "", string prolog = "") => Zip(
        ("[Content_Types].xml", Text("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""")),
        ("_rels/.rels", Text("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""")),
        ("xl/workbook.xml", Text("""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>""")),
        ("xl/_rels/workbook.xml.rels", Text("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""")),
        ("xl/worksheets/sheet1.xml", Text($"""{prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{before}<sheetData>{rows}</sheetData></worksheet>""")));

    private static byte[] Text(string xml) => Encoding.UTF8.GetBytes(xml);

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private sealed class CountingStream : Stream
    {
        public long Bytes { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Bytes += count;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
