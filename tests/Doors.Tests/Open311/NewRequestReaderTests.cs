using CsCheck;
using Wangge.Doors.Open311;

namespace Wangge.Doors.Tests.Open311;

public sealed class NewRequestReaderTests
{
    private static readonly ServiceDefinition Manhole = new(
        "0102",
        [
            new ServiceAttribute("size", AttributeDatatype.Singlevaluelist, true, true, 1, null, null, [new("1", "大"), new("2", "小")]),
            new ServiceAttribute("kinds", AttributeDatatype.Multivaluelist, true, false, 2, null, null, [new("a", "水"), new("b", "电")]),
            new ServiceAttribute("depth", AttributeDatatype.Number, true, false, 3, null, null, []),
            new ServiceAttribute("seen", AttributeDatatype.Instant, true, false, 4, null, null, []),
            new ServiceAttribute("hint", AttributeDatatype.LongText, false, true, 5, "请勿靠近", null, []),
        ]);

    [Theory]
    [InlineData("service_code=0101&lat=40.7&long=120.8")]
    [InlineData("service_code=0101&address_string=龙湾大街1号")]
    [InlineData("service_code=0101&address_id=77&lat=&long=")]
    [InlineData("service_code=0101&lat=40.7&address_string=x")]
    [InlineData("service_code=0101&lat=-90&long=180&media_url=https://example.org/a.jpg")]
    [InlineData("service_code=0102&address_id=7&attribute[size]=1&attribute[kinds][]=a&attribute[kinds][]=b&attribute[depth]=1.5&attribute[seen]=2026-03-02T08:15:30Z")]
    [InlineData("service_code=0102&address_id=7&attribute[size]=1&attribute[unasked]=x")]
    public void These_are_taken(string body) => Assert.Empty(Read(body).Errors);

    [Theory]
    [InlineData("lat=40.7&long=120.8", 400, "service_code was not provided")]
    [InlineData("service_code=9999&lat=40.7&long=120.8", 404, "service_code provided was not found")]
    [InlineData("service_code=0101", 400, "one of lat and long, address_string or address_id must be provided")]
    [InlineData("service_code=0101&lat=40.7", 400, "one of lat and long, address_string or address_id must be provided")]
    [InlineData("service_code=0101&lat=north&long=120", 400, "lat must be a number of degrees from -90 to 90")]
    [InlineData("service_code=0101&lat=40&long=180.1", 400, "long must be a number of degrees from -180 to 180")]
    [InlineData("service_code=0101&lat=NaN&long=1", 400, "lat must be a number of degrees from -90 to 90")]
    [InlineData("service_code=0101&lat=40,7&long=1", 400, "lat must be a number of degrees from -90 to 90")]
    [InlineData("service_code=0101&address_id=7&media_url=file:///etc/passwd", 400, "media_url must be one absolute http or https address")]
    [InlineData("service_code=0101&address_id=7&media_url=/a.jpg", 400, "media_url must be one absolute http or https address")]
    [InlineData("service_code=0102&address_id=7", 400, "attribute[size] was not provided")]
    [InlineData("service_code=0102&address_id=7&attribute[size]=", 400, "attribute[size] was not provided")]
    [InlineData("service_code=0102&address_id=7&attribute[size]=9", 400, "attribute[size] must be one of the keys of its definition")]
    [InlineData("service_code=0102&address_id=7&attribute[size][]=1&attribute[size][]=2", 400, "attribute[size] takes one value")]
    [InlineData("service_code=0102&address_id=7&attribute[size]=1&attribute[kinds][]=a&attribute[kinds][]=z", 400, "attribute[kinds] must be one of the keys of its definition")]
    [InlineData("service_code=0102&address_id=7&attribute[size]=1&attribute[depth]=deep", 400, "attribute[depth] must be a number")]
    [InlineData("service_code=0102&address_id=7&attribute[size]=1&attribute[seen]=yesterday", 400, "attribute[seen] must be a date and time with its offset")]
    public void These_are_refused_by_code_and_reason(string body, int code, string description)
    {
        var reading = Read(body);
        Assert.Null(reading.Value);
        Assert.Equal([new GeoReportError(code, description)], reading.Errors);
    }

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal([400, 400, 400], Read("lat=x&long=y").Errors.Select(error => error.Code));

    [Fact]
    public void A_description_may_have_four_thousand_characters()
    {
        Assert.Empty(Read($"service_code=0101&address_id=7&description={new string('坏', 4_000)}").Errors);
        Assert.Equal(400, Assert.Single(Read($"service_code=0101&address_id=7&description={new string('坏', 4_001)}").Errors).Code);
    }

    [Fact]
    public void What_was_sent_is_read()
    {
        var request = Read("service_code=0102&lat=40.7&long=120.8&address_string=街&description=坏了&email=a@example.org&first_name=三&phone=1&attribute[size]=2&attribute[hint]=x").Value!;
        Assert.Equal(new RequestPlace(40.7, 120.8), request.Place);
        Assert.Equal(("0102", "街", "坏了"), (request.ServiceCode, request.AddressText, request.Description));
        Assert.Equal(new RequestSender("a@example.org", "三", null, "1", null, null), request.Sender);
        Assert.Equal(["2"], Assert.Single(request.Attributes).Value);
    }

    [Fact]
    public void No_parameters_whatever_make_it_fail()
    {
        string[] names = ["service_code", "lat", "long", "media_url", "address_id", "description", "attribute[size]", "attribute[seen][]", "attribute[", "page"];
        string[] values = ["0102", "0101", "", "1e400", "-0", "\0", "http://[", "2026-13-45T99:99:99+99:99", "\ud800", "１"];
        var pair = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], (name, value) => KeyValuePair.Create(names[name], new Microsoft.Extensions.Primitives.StringValues(values[value])));
        pair.Array[0, 8].Sample(pairs =>
        {
            var reading = NewRequestReader.Read(new GeoReportParameters(pairs), Find);
            Assert.Equal(reading.Value is null, reading.Errors.Count > 0);
        }, iter: 2_000);
    }

    private static GeoReportReading<NewRequest> Read(string body) => NewRequestReader.Read(Call.With("", body), Find);

    private static ServiceDefinition? Find(string code) => code switch
    {
        "0102" => Manhole,
        "0101" => new ServiceDefinition("0101", []),
        _ => null,
    };
}
