using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Wangge.Doors.Open311;
using Wangge.Doors.Open311.Serving;

namespace Wangge.Doors.Tests.Open311.Serving;

/// <summary>Old and odd clients are served. Source: DOMAIN 8.</summary>
public sealed class OddClientsTests(Open311Town town) : IClassFixture<Open311Town>
{
    private const string Form = "application/x-www-form-urlencoded";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("//open311/v2//services.json", null, "application/json")]
    [InlineData("/open311//v2/services.json/", null, "application/json")]
    [InlineData("/Open311/V2/Services.JSON", null, "application/json")]
    [InlineData("/open311/v2/services.XML", null, "text/xml")]
    [InlineData("/open311/services.xml", null, "text/xml")]
    [InlineData("//d//{code}//open311/v2/services.json", null, "application/json")]
    [InlineData("/D/{CODE}/open311/v2/services.json", null, "application/json")]
    [InlineData("/open311/v2/services", "application/json", "application/json")]
    [InlineData("/open311/v2/services", "text/xml", "text/xml")]
    [InlineData("/open311/v2/services", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/xml")]
    [InlineData("/open311/v2/services", "application/xml;q=0.5, application/json", "application/json")]
    [InlineData("/open311/v2/services", null, "text/xml")]
    [InlineData("/open311/v2/services.json", "text/html", "application/json")]
    [InlineData("/open311/v2/services.json?jurisdiction_id=&page=", null, "application/json")]
    public async Task Odd_addresses_mean_what_was_meant(string path, string? accept, string mediaType)
    {
        path = path.Replace("{code}", town.Server.District.Code, StringComparison.Ordinal).Replace("{CODE}", town.Server.District.Code.ToUpperInvariant(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(town.Server.Address.GetLeftPart(UriPartial.Authority) + path));
        if (accept is not null) { request.Headers.TryAddWithoutValidation("Accept", accept); }
        using var answer = await town.Client.SendAsync(request, Ct);
        await Open311Town.AssertGoodAsync(answer, AnswerKind.Services);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "open311/v2/services");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await town.Client.SendAsync(request, Ct);
        await Open311Town.AssertGoodAsync(answer, AnswerKind.Errors, 406);
    }

    [Theory]
    [InlineData("all in the query", "?api_key={key}&service_code=hazard.street-lamp&lat=40.705&long=120.905&description={words}", null, null)]
    [InlineData("all in the query and an empty body", "?api_key={key}&service_code=hazard.street-lamp&lat=40.705&long=120.905&description={words}", Form, "")]
    [InlineData("all in the body", "", Form, "api_key={key}&service_code=hazard.street-lamp&lat=40.705&long=120.905&description={words}")]
    [InlineData("mixed", "?api_key={key}&jurisdiction_id=", Form, "service_code=hazard.street-lamp&lat=40.705&long=120.905&description={words}&email=&phone=&address_string=")]
    [InlineData("said twice", "?api_key={key}&service_code=none&description=", Form, "service_code=hazard.street-lamp&lat=40.705&long=120.905&description={words}")]
    [InlineData("a body of another type", "?api_key={key}&service_code=hazard.street-lamp&lat=40.705&long=120.905&description={words}", "text/plain", "x")]
    [InlineData("an address alone", "?api_key={key}", Form, "service_code=hazard.street-lamp&address_string=龙湾大街1号&description={words}")]
    [InlineData("an id of an address alone", "?api_key={key}", Form, "service_code=hazard.street-lamp&address_id=77&lat=&long=&description={words}")]
    [InlineData("attributes with indexes", "?api_key={key}", Form, "service_code=hazard.pothole&lat=40.705&long=120.905&attribute%5Bsize%5D=s&attribute[kinds][0]=wet&attribute[kinds][1]=deep&description={words}")]
    [InlineData("attributes with brackets", "?api_key={key}&attribute[size]=l&attribute[kinds][]=wet", Form, "service_code=hazard.pothole&lat=40.705&long=120.905&attribute[kinds][]=deep&description={words}")]
    public async Task Requests_are_sent_by_every_way(string way, string query, string? contentType, string? body)
    {
        using var content = body is null ? null : new StringContent(Fill(body, way), Encoding.UTF8, contentType!);
        using var answer = await town.Client.PostAsync("open311/v2/requests.xml" + Fill(query, way), content, Ct);
        await Open311Town.AssertGoodAsync(answer, AnswerKind.Receipt);
        await AssertArrivedAsync(way);
    }

    [Fact]
    public async Task Requests_are_sent_as_parts()
    {
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(town.Key), "api_key" }, { new StringContent(Open311Town.Hole), "service_code" },
            { new StringContent("40.705"), "\"lat\"" }, { new StringContent("120.905"), "long" }, { new StringContent("l"), "attribute[size]" },
            { new StringContent("in parts"), "description" }, { new ByteArrayContent([1, 2, 3]), "media", "a.jpg" },
        };
        using var answer = await town.Client.PostAsync("open311/v2/requests.json", parts, Ct);
        await Open311Town.AssertGoodAsync(answer, AnswerKind.Receipt);
        await AssertArrivedAsync("in parts");
    }

    [Theory]
    [InlineData("services.json", nameof(GeoReportResource.Services), null, "Json")]
    [InlineData("v2/services/gbt47678.5-2026.matter.06012", nameof(GeoReportResource.ServiceDefinition), "gbt47678.5-2026.matter.06012", null)]
    [InlineData("v2/services/gbt47678.5-2026.matter.06012.xml", nameof(GeoReportResource.ServiceDefinition), "gbt47678.5-2026.matter.06012", "Xml")]
    [InlineData("v2/requests/AbC/updates.json", nameof(GeoReportResource.RequestUpdates), "AbC", "Json")]
    [InlineData("V2//Requests///AbC.Json//", nameof(GeoReportResource.Request), "AbC", "Json")]
    [InlineData("v2/service_request_updates", nameof(GeoReportResource.Updates), null, null)]
    [InlineData("v2/services.html", null, null, null)]
    [InlineData("v2", null, null, null)]
    [InlineData("", null, null, null)]
    [InlineData("v2/.json", null, null, null)]
    [InlineData("v3/services.json", null, null, "Json")]
    public void Paths_are_read_as_they_are_written(string path, string? resource, string? id, string? format)
    {
        var route = GeoReportRoute.Read(path);
        Assert.Equal((resource, id, format), (route.Resource?.ToString(), route.Id, route.Format?.ToString()));
    }

    [Theory]
    [InlineData("/api/cases", null, null)]
    [InlineData("/d/a1/api", null, null)]
    [InlineData("/OPEN311", "/open311/", null)]
    [InlineData("//d//A1/open311//v2/", "/open311/v2", "a1")]
    public void Only_the_doors_own_paths_are_changed(string path, string? changed, string? code) =>
        Assert.Equal(changed is null ? null : (changed, code), OddPaths.Read(path));

    private async Task AssertArrivedAsync(string words)
    {
        var requests = await town.GetAsync("open311/v2/requests.json");
        Assert.Single(requests.EnumerateArray(), r => r.GetProperty("description").GetString() == words);
    }

    private string Fill(string text, string words) =>
        text.Replace("{key}", town.Key, StringComparison.Ordinal).Replace("{words}", Uri.EscapeDataString(words), StringComparison.Ordinal);
}
