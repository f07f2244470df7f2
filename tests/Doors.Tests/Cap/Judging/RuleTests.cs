using System.Text;
using Wangge.Doors.Cap;
using Wangge.Doors.Cap.Judging;

namespace Wangge.Doors.Tests.Cap.Judging;

/// <summary>Each rule by a message that breaks it alone.</summary>
public sealed class RuleTests
{
    /// <summary>What is replaced in the whole example, by what, which rule that breaks, where.</summary>
    public static TheoryData<string, string, string, string> Broken => new()
    {
        { "  <sender>water@example.org</sender>\n", "", "missing", "alert/sender" },
        { "<msgType>Update</msgType>", "<msgType>Update</msgType><msgType>Update</msgType>", "too-many", "alert/msgType[2]" },
        { "<status>Actual</status>\n  <msgType>Update</msgType>", "<msgType>Update</msgType>\n  <status>Actual</status>", "out-of-order", "alert/status" },
        { "<note>", "<colour/><note>", "unknown", "alert/colour" },
        { "<note>", "<note xmlns=\"urn:other\"/><note>", "unknown", "alert/note" },
        { "<scope>", "<scope lang=\"zh\">", "attribute", "alert/scope/@lang" },
        { "<info>", "<info>words", "text-between", "alert/info[1]" },
        { "更正", "<b>更正</b>", "not-text", "alert/note" },
        { "<status>Actual", "<status>actual", "no-such-value", "alert/status" },
        { "<category>Met", "<category> Met", "no-such-value", "alert/info[1]/category[1]" },
        { "<sent>2026-03-02T08:15:30+08:00", "<sent>2026-03-02T00:15:30Z", "time", "alert/sent" },
        { "<sent>2026-03-02T08:15:30+08:00", "<sent>2026-02-30T08:15:30+08:00", "time", "alert/sent" },
        { "<onset>2026-03-02T09:15:30+08:00", "<onset>2026-03-02T09:15:30.5+08:00", "time", "alert/info[1]/onset" },
        { "<language>zh-CN", "<language>zh_CN", "language", "alert/info[1]/language" },
        { "<size>1204", "<size>1.2 kB", "number", "alert/info[1]/resource[1]/size" },
        { "<altitude>10.5", "<altitude>high", "number", "alert/info[1]/area[1]/altitude" },
        { "<web>https://example.org/17", "<web>http://[", "address", "alert/info[1]/web" },
        { "<identifier>flood-17.3", "<identifier>", "empty", "alert/identifier" },
        { "<areaDesc>河滩", "<areaDesc> ", "empty", "alert/info[1]/area[1]/areaDesc" },
        { "<identifier>flood-17.3", "<identifier>flood 17.3", "bad-identifier", "alert/identifier" },
        { "<sender>water@example.org", "<sender>water,fire", "bad-identifier", "alert/sender" },
        { "<sender>water@example.org", "<sender>water&amp;fire", "bad-identifier", "alert/sender" },
        { "<identifier>flood-17.3", "<identifier>flood-17.3" + new string('x', 300), "too-long", "alert/identifier" },
        { "<restriction>只供防汛单位", "<restriction>", "restriction-missing", "alert/restriction" },
        { "<scope>Restricted", "<scope>Public", "restriction-unwanted", "alert/restriction" },
        { "<scope>Restricted</scope>\n  <restriction>只供防汛单位</restriction>\n  <addresses>a@example.org \"The Second\"</addresses>", "<scope>Private</scope>", "addresses-missing", "alert/addresses" },
        { "\"The Second\"", "\"The Second", "open-quote", "alert/addresses" },
        { "<references>water@example.org,flood-17.2,2026-03-02T07:15:30+08:00", "<references>", "references-missing", "alert/references" },
        { "<references>water@example.org,flood-17.2,2026-03-02T07:15:30+08:00", "<references>water@example.org,flood-17.2 water@example.org,flood-17.2,2026-03-02T07:15:30+08:00", "bad-reference", "alert/references" },
        { "<references>water@example.org,flood-17.2,2026-03-02T07:15:30+08:00", "<references>water@example.org,flood-17.3,2026-03-02T00:15:30-00:00", "refers-to-itself", "alert/references" },
        { "<expires>2026-03-02T14:15:30", "<expires>2026-03-02T08:15:30", "expires-too-early", "alert/info[1]/expires" },
        { "<onset>2026-03-02T09:15:30", "<onset>2026-03-02T15:15:30", "onset-too-late", "alert/info[1]/onset" },
        { "40.7,120.9 40.7,120.92 40.72,120.92 40.7,120.9<", "40.7,120.9 40.7,120.92 40.7,120.9<", "bad-polygon", "alert/info[1]/area[1]/polygon[1]" },
        { "40.7,120.9 40.7,120.92 40.72,120.92 40.7,120.9<", "40.7,120.9 40.7;120.92 40.72,120.92 40.7,120.9<", "bad-polygon", "alert/info[1]/area[1]/polygon[1]" },
        { "40.72,120.92 40.7,120.9<", "40.72,120.92 40.7,120.91<", "open-polygon", "alert/info[1]/area[1]/polygon[1]" },
        { "40.705,120.905 0.5", "40.705,120.905", "bad-circle", "alert/info[1]/area[1]/circle[1]" },
        { "40.705,120.905 0.5", "40.705,120.905 -1", "bad-circle", "alert/info[1]/area[1]/circle[1]" },
        { "40.705,120.905 0.5", "120.905,40.705 0.5", "out-of-range", "alert/info[1]/area[1]/circle[1]" },
        { "<altitude>10.5</altitude>", "", "ceiling-alone", "alert/info[1]/area[1]/ceiling" },
        { "<ceiling>200", "<ceiling>-200", "ceiling-too-low", "alert/info[1]/area[1]/ceiling" },
        { "<derefUri>QUJD", "<derefUri>no base64!", "bad-deref-uri", "alert/info[1]/resource[1]/derefUri" },
    };

    /// <inheritdoc cref="Broken"/>
    public static TheoryData<string, string, string, string> Odd => new()
    {
        { "<status>Actual</status>\n  <msgType>Update</msgType>", "<status>Exercise</status>\n  <msgType>Update</msgType>|更正|", "note-missing", "alert/note" },
        { "<status>Actual</status>\n  <msgType>Update</msgType>", "<status>Test</status>\n  <msgType>Update</msgType>|更正|", "note-missing", "alert/note" },
        { "<sent>2026-03-02T08:15:30+08:00", "<sent>2026-03-02T00:15:30+00:00", "utc-written", "alert/sent" },
        { "flood-17.2,2026-03-02T07:15:30+08:00", "flood-17.2,2026-03-02T09:15:30+08:00", "references-later", "alert/references" },
        { "<web>https://example.org/17", "<web>17.html", "not-absolute", "alert/info[1]/web" },
        { "<mimeType>image/png", "<mimeType>png", "bad-mime-type", "alert/info[1]/resource[1]/mimeType" },
        { "<digest>9f86", "<digest>xyz", "bad-digest", "alert/info[1]/resource[1]/digest" },
        { "<valueName>level", "<valueName>", "value-unnamed", "alert/info[1]" },
    };

    [Fact]
    public void The_whole_example_is_good() => Assert.Empty(CapExamples.Judge(CapExamples.Whole.Xml()).Reasons);

    [Theory, MemberData(nameof(Broken))]
    public void One_fault_is_found_where_it_is(string what, string by, string rule, string path)
    {
        var verdict = CapExamples.Judge(Replaced(what, by));
        Assert.Equal("cap.bad-message", verdict.Refusal?.Code);
        Assert.Equal($"{path} {rule}", string.Join("; ", verdict.Reasons.Select(r => $"{r.Path} {r.Rule}")));
    }

    [Theory, MemberData(nameof(Odd))]
    public void What_is_odd_is_told_and_taken(string what, string by, string rule, string path)
    {
        var parts = by.Split('|');
        var xml = Replaced(what, parts[0]);
        var verdict = CapExamples.Judge(parts.Length > 1 ? xml.Replace(parts[1], "", StringComparison.Ordinal) : xml);
        Assert.Null(verdict.Refusal);
        Assert.Equal($"{path} {rule}", string.Join("; ", verdict.Reasons.Select(r => $"{r.Path} {r.Rule}")));
    }

    [Fact]
    public void Blocks_of_one_language_should_agree()
    {
        var info = CapExamples.Whole.Infos[0];
        var verdict = CapExamples.Judge((CapExamples.Whole with { Infos = [info, info with { Categories = ["Fire"], Event = "火" }, info with { Language = "en-US", Categories = ["Fire"], Event = "Fire" }] }).Xml());
        Assert.Equal(["alert/info[2]/category categories-differ", "alert/info[2]/event events-differ"], verdict.Reasons.Select(r => $"{r.Path} {r.Rule}"));
    }

    [Fact]
    public void An_alert_should_say_what_and_where()
    {
        var alert = CapExamples.Alert(120.9, 40.7);
        Assert.Equal(["info-missing"], CapExamples.Judge((alert with { Infos = [] }).Xml()).Reasons.Select(r => r.Rule));
        Assert.Equal(["area-missing"], CapExamples.Judge((alert with { Infos = [alert.Infos[0] with { Areas = [] }] }).Xml()).Reasons.Select(r => r.Rule));
    }

    [Fact]
    public void Each_rule_is_tried()
    {
        var tried = Broken.Concat(Odd).Select(r => r.Data.Item3).Concat(["version", "info-missing", "area-missing", "categories-differ", "events-differ"]).ToHashSet();
        Assert.Equal(CapRule.All.Select(r => r.Code).Order(), tried.Order());
        Assert.All(CapRule.All, r => Assert.EndsWith(".", r.Words, StringComparison.Ordinal));
    }

    [Fact]
    public void Reasons_are_bounded()
    {
        var circles = string.Concat(Enumerable.Repeat("<circle>here</circle>", 3_000));
        Assert.Equal(CapReasons.Most, CapExamples.Judge(CapExamples.Whole.Xml().Replace("<geocode>", circles + "<geocode>", StringComparison.Ordinal)).Reasons.Count);
    }

    [Theory]
    [InlineData("", "cap.not-xml")]
    [InlineData("no xml", "cap.not-xml")]
    [InlineData("<alert", "cap.not-xml")]
    [InlineData("<?xml version='1.0' encoding='klingon'?><alert/>", "cap.not-xml")]
    [InlineData("<?xml version='1.0' encoding='utf-7'?><alert/>", "cap.not-xml")]
    [InlineData("<!DOCTYPE alert><alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'/>", "cap.not-xml")]
    [InlineData("<!DOCTYPE alert [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><alert>&a;</alert>", "cap.not-xml")]
    [InlineData("<!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'><!ENTITY c '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]><b>&d;</b>", "cap.not-xml")]
    [InlineData("<alert/>", "cap.not-cap")]
    [InlineData("<html xmlns='urn:oasis:names:tc:emergency:cap:1.2'/>", "cap.not-cap")]
    [InlineData("<alert xmlns='urn:oasis:names:tc:emergency:cap:1.1'/>", "cap.not-cap")]
    [InlineData("<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'/>", "cap.bad-message")]
    public void What_is_no_message_is_refused(string xml, string code) => Assert.Equal(code, CapExamples.Judge(xml).Refusal?.Code);

    [Fact]
    public void Neither_depth_nor_length_is_without_end()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000));
        Assert.Equal("cap.not-xml", CapExamples.Judge(deep).Refusal?.Code);
        Assert.Equal("cap.too-large", CapExamples.Judge(new string(' ', CapJudge.MostBytes + 1)).Refusal?.Code);
    }

    [Theory]
    [InlineData("gb18030", null)]
    [InlineData("gb2312", null)]
    [InlineData("utf-16", null)]
    [InlineData("utf-8", null)]
    [InlineData("gb18030", "gb18030")]
    [InlineData("utf-8", "\uFEFF")]
    public void Any_encoding_is_read(string name, string? saidByTransport)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        // Said by the transport, the declaration of the message does not count.
        var xml = CapExamples.Whole.Xml().Replace("encoding=\"utf-8\"", $"encoding=\"{(saidByTransport is null or "\uFEFF" ? name : "utf-8")}\"", StringComparison.Ordinal);
        byte[] bytes = [.. saidByTransport == "\uFEFF" || name == "utf-16" ? encoding.GetPreamble() : [], .. encoding.GetBytes(xml)];
        var verdict = CapJudge.Judge(bytes, saidByTransport == "\uFEFF" ? null : saidByTransport);
        Assert.Equal("暴雨 <大> & 急", verdict.Message?.Infos[0].Event);
    }

    private static string Replaced(string what, string by)
    {
        var xml = CapExamples.Whole.Xml();
        Assert.Contains(what, xml, StringComparison.Ordinal);
        var at = xml.IndexOf(what, StringComparison.Ordinal);
        return xml[..at] + by + xml[(at + what.Length)..];
    }
}
