using System.Xml.Linq;
using Wangge.Host.Tls;

namespace Wangge.Host.Tests.Tls;

public sealed class InstallPageTests : IDisposable
{
    private readonly TlsFolder home = new();
    private readonly LocalAuthority authority;
    private readonly string page;

    public InstallPageTests()
    {
        authority = home.OpenAuthority();
        page = InstallPage.Render(new Uri("http://wangge.example.cn:5080/trust"), new Uri("https://wangge.example.cn:5443"), authority.Certificate);
    }

    [Theory]
    [InlineData("href=\"/trust/wangge.crt\"")]
    [InlineData("href=\"/trust/wangge.mobileconfig\"")]
    [InlineData("href=\"/trust/wangge.pem\"")]
    [InlineData("https://wangge.example.cn:5443/")]
    [InlineData("lang=\"zh-CN\"")]
    [InlineData("<section lang=\"en\">")]
    public void It_leads_to_each_file_in_both_languages(string expected) => Assert.Contains(expected, page, StringComparison.Ordinal);

    [Fact]
    public void It_shows_the_fingerprint_to_compare() => Assert.Contains(
        AuthorityExport.FingerprintOf(authority.Certificate), page.Replace("<wbr>", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void It_runs_no_script_and_fetches_nothing_from_elsewhere()
    {
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_address_cannot_bring_markup_into_the_page()
    {
        var hostile = InstallPage.Render(
            new Uri("http://wangge.example.cn:5080/trust/\"><b>"), new Uri("https://wangge.example.cn/?\"><b>"), authority.Certificate);

        Assert.DoesNotContain("<b>", hostile, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_on_the_page_is_a_drawing_with_a_quiet_zone()
    {
        var svg = XElement.Parse(QrCodes.Svg("http://wangge.example.cn:5080/trust"));
        var box = svg.Attribute("viewBox")!.Value.Split(' ');
        var dark = svg.Elements().Last().Attribute("d")!.Value;

        Assert.Equal(box[2], box[3]);
        Assert.Contains("M4 4h1", dark, StringComparison.Ordinal);
        Assert.DoesNotContain("M3 ", dark, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_in_the_terminal_holds_two_rows_a_line_and_fits_eighty_columns()
    {
        var lines = QrCodes.Terminal("http://wangge.example.cn:5080/trust").TrimEnd('\n').Split('\n');

        Assert.Equal((lines[0].Length + 1) / 2, lines.Length);
        Assert.All(lines, l => Assert.Equal(lines[0].Length, l.Length));
        Assert.InRange(lines[0].Length, 21 + 8, 80);
        Assert.Equal(new string('█', lines[0].Length), lines[0]);
    }

    public void Dispose()
    {
        authority.Dispose();
        home.Dispose();
    }
}
