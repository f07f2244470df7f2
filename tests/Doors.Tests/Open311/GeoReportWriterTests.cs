using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Wangge.Doors.Open311;

namespace Wangge.Doors.Tests.Open311;

public sealed class GeoReportWriterTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 15, 30, 123, TimeSpan.FromHours(8));

    private static readonly ServiceRequest Request = new(
        "AbC-_1", false, "已修好", "0102", "井盖", "路口 <b>&\"'井盖", "市政", null, At, At.AddHours(5), null,
        "龙湾大街", null, null, 40.711, 120.8365, new Uri("https://example.org/a.jpg?x=1&y=2"));

    public static TheoryData<string, string> Documents() => new()
    {
        {
            Xml(GeoReportDocument.Of([new ServiceType("0102", "井盖", null, true, ["井", "盖"], "公用设施")])),
            "<services><service><service_code>0102</service_code><service_name>井盖</service_name><description /><metadata>true</metadata><type>realtime</type><keywords>井,盖</keywords><group>公用设施</group></service></services>"
        },
        {
            Json(GeoReportDocument.Of([new ServiceType("0102", "井盖", null, false, [], null)])),
            """[{"service_code":"0102","service_name":"井盖","description":null,"metadata":false,"type":"realtime","keywords":null,"group":null}]"""
        },
        {
            Xml(GeoReportDocument.Of(Definition)),
            "<service_definition><service_code>0102</service_code><attributes><attribute><variable>true</variable><code>size</code><datatype>singlevaluelist</datatype><required>true</required><datatype_description /><order>1</order><description>多大</description><values><value><key>1</key><name>大</name></value><value><key>2</key><name>小</name></value></values></attribute><attribute><variable>false</variable><code>hint</code><datatype>text</datatype><required>false</required><datatype_description /><order>2</order><description>请勿靠近</description></attribute></attributes></service_definition>"
        },
        {
            Json(GeoReportDocument.Of(Definition)),
            """{"service_code":"0102","attributes":[{"variable":true,"code":"size","datatype":"singlevaluelist","required":true,"datatype_description":null,"order":1,"description":"多大","values":[{"key":"1","name":"大"},{"key":"2","name":"小"}]},{"variable":false,"code":"hint","datatype":"text","required":false,"datatype_description":null,"order":2,"description":"请勿靠近"}]}"""
        },
        {
            Xml(GeoReportDocument.Of([Request])),
            "<service_requests><request><service_request_id>AbC-_1</service_request_id><status>closed</status><status_notes>已修好</status_notes><service_name>井盖</service_name><service_code>0102</service_code><description>路口 &lt;b&gt;&amp;\"'井盖</description><agency_responsible>市政</agency_responsible><service_notice /><requested_datetime>2026-03-02T08:15:30+08:00</requested_datetime><updated_datetime>2026-03-02T13:15:30+08:00</updated_datetime><expected_datetime /><address>龙湾大街</address><address_id /><zipcode /><lat>40.711</lat><long>120.8365</long><media_url>https://example.org/a.jpg?x=1&amp;y=2</media_url></request></service_requests>"
        },
        {
            Json(GeoReportDocument.Of([Request])),
            """[{"service_request_id":"AbC-_1","status":"closed","status_notes":"已修好","service_name":"井盖","service_code":"0102","description":"路口 <b>&\"'井盖","agency_responsible":"市政","service_notice":null,"requested_datetime":"2026-03-02T08:15:30+08:00","updated_datetime":"2026-03-02T13:15:30+08:00","expected_datetime":null,"address":"龙湾大街","address_id":null,"zipcode":null,"lat":40.711,"long":120.8365,"media_url":"https://example.org/a.jpg?x=1&y=2"}]"""
        },
        {
            Json(GeoReportDocument.Of(new RequestReceipt("AbC", "四小时内", null))),
            """[{"service_request_id":"AbC","service_notice":"四小时内","account_id":null}]"""
        },
        {
            Xml(GeoReportDocument.Of([new ServiceRequestUpdate("u1", "AbC", true, At, "已派遣", null)])),
            "<service_request_updates><request_update><update_id>u1</update_id><service_request_id>AbC</service_request_id><status>open</status><updated_datetime>2026-03-02T08:15:30+08:00</updated_datetime><description>已派遣</description><media_url /></request_update></service_request_updates>"
        },
        {
            Xml(GeoReportDocument.Of(Found)),
            "<discovery><changeset>2026-03-02T08:15:30+08:00</changeset><contact>网格中心 3052345</contact><key_service>来信申请</key_service><endpoints><endpoint><specification>http://wiki.open311.org/GeoReport_v2</specification><url>https://example.org/open311/v2</url><changeset>2026-03-02T08:15:30+08:00</changeset><type>production</type><formats><format>text/xml</format><format>application/json</format></formats></endpoint></endpoints></discovery>"
        },
        {
            Json(GeoReportDocument.Of(Found)),
            """{"changeset":"2026-03-02T08:15:30+08:00","contact":"网格中心 3052345","key_service":"来信申请","endpoints":[{"specification":"http://wiki.open311.org/GeoReport_v2","url":"https://example.org/open311/v2","changeset":"2026-03-02T08:15:30+08:00","type":"production","formats":["text/xml","application/json"]}]}"""
        },
        {
            Xml(GeoReportDocument.Of([GeoReportError.NoServiceCode])),
            "<errors><error><code>400</code><description>service_code was not provided</description></error></errors>"
        },
        { Json(GeoReportDocument.Of([GeoReportError.NoKey])), """[{"code":403,"description":"api_key was not provided or is not valid"}]""" },
        { Xml(GeoReportDocument.Of(Array.Empty<ServiceRequest>())), "<service_requests />" },
        { Json(GeoReportDocument.Of(Array.Empty<ServiceRequest>())), "[]" },
    };

    private static ServiceDefinition Definition => new(
        "0102",
        [
            new ServiceAttribute("size", AttributeDatatype.Singlevaluelist, true, true, 1, "多大", null, [new("1", "大"), new("2", "小")]),
            new ServiceAttribute("hint", AttributeDatatype.LongText, false, false, 2, "请勿靠近", null, []),
        ]);

    private static Discovery Found => new(
        At, "网格中心 3052345", "来信申请", [new DiscoveryEndpoint(new Uri("https://example.org/open311/v2/"), At, true)]);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Documents_are_as_the_specification_shows_them(string written, string expected) =>
        Assert.Equal(expected, written.Replace("""<?xml version="1.0" encoding="utf-8"?>""", "", StringComparison.Ordinal));

    [Fact]
    public void Xml_says_that_it_is_utf8_and_carries_no_mark() =>
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", Xml(GeoReportDocument.Of([Request])), StringComparison.Ordinal);

    [Theory]
    [InlineData("xml", "text/xml; charset=utf-8")]
    [InlineData("json", "application/json; charset=utf-8")]
    public void Formats_are_named_by_the_path(string extension, string contentType) =>
        Assert.Equal(contentType, GeoReportWriter.ContentTypeOf(GeoReportWriter.FindFormat(extension)!.Value));

    [Theory]
    [InlineData("html")]
    [InlineData("XML")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_formats_are_not_there(string? extension) => Assert.Null(GeoReportWriter.FindFormat(extension));

    [Theory]
    [InlineData("\u0000\u0001井\u001f\ufffe\uffff盖", "井盖")]
    [InlineData("a\r\nb\tc", "a\r\nb\tc")]
    [InlineData("]]><!--&amp;--><?x?>😀𠮷", "]]><!--&amp;--><?x?>😀𠮷")]
    [InlineData("  blanks  ", "  blanks  ")]
    public void Nasty_text_comes_back_whole_from_both(string text, string expected) => AssertComesBack(text, expected);

    [Fact]
    public void Halves_of_pairs_are_dropped() => AssertComesBack("\udc00井\ud800盖\ud83d\ude00\ud800", "井盖😀");

    [Fact]
    public void Any_text_gives_well_formed_xml_and_the_same_words_in_both() =>
        Gen.String.Sample(text => AssertComesBack(text, null), iter: 2_000);

    [Fact]
    public void A_request_has_no_room_for_its_reporter()
    {
        string[] forbidden = ["name", "email", "phone", "account", "device"];
        var fields = ((GeoReportNode.Fields)Request.ToNode()).Parts.Select(part => part.Name).ToList();
        Assert.Equal(17, fields.Count);
        Assert.DoesNotContain(fields, field => field != "service_name" && forbidden.Any(word => field.Contains(word, StringComparison.Ordinal)));
    }

    private static void AssertComesBack(string text, string? expected)
    {
        var document = GeoReportDocument.Of([Request with { Description = text }]);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        using var reader = XmlReader.Create(new MemoryStream(GeoReportWriter.Write(document, GeoReportFormat.Xml)), settings);
        var fromXml = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Descendants("description").Single().Value;
        var fromJson = JsonDocument.Parse(GeoReportWriter.Write(document, GeoReportFormat.Json)).RootElement[0].GetProperty("description").GetString();
        Assert.Equal(fromXml, fromJson);
        if (expected is not null) { Assert.Equal(expected, fromXml); }
    }

    private static string Xml(GeoReportDocument document) => Encoding.UTF8.GetString(GeoReportWriter.Write(document, GeoReportFormat.Xml));

    private static string Json(GeoReportDocument document) => Encoding.UTF8.GetString(GeoReportWriter.Write(document, GeoReportFormat.Json));
}
