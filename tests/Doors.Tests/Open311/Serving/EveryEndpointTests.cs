using System.Text.Json;
using System.Xml.Linq;

namespace Wangge.Doors.Tests.Open311.Serving;

/// <summary>Every address in both formats, judged by <see cref="Open311Validator"/>.</summary>
public sealed class EveryEndpointTests(Open311Town town) : IClassFixture<Open311Town>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("open311/discovery", nameof(AnswerKind.Discovery))]
    [InlineData("open311/v2/discovery", nameof(AnswerKind.Discovery))]
    [InlineData("open311/v2/services", nameof(AnswerKind.Services))]
    [InlineData("open311/v2/services/hazard.pothole", nameof(AnswerKind.Definition))]
    [InlineData("open311/v2/services/hazard.street-lamp", nameof(AnswerKind.Definition))]
    [InlineData("open311/v2/requests", nameof(AnswerKind.Requests))]
    [InlineData("open311/v2/requests/{id}", nameof(AnswerKind.Requests))]
    [InlineData("open311/v2/requests/{id}/updates", nameof(AnswerKind.Updates))]
    [InlineData("open311/v2/servicerequestupdates", nameof(AnswerKind.Updates))]
    [InlineData("open311/v2/tokens/{id}", nameof(AnswerKind.Token))]
    public async Task Answers_are_without_fault_and_both_formats_say_the_same(string path, string kind)
    {
        var id = await town.SendAsync($"service_code={Open311Town.Hole}&lat=40.705123&long=120.905987&description=路面<坑> & \"水\"&attribute[size]=l&device_id={kind}");
        path = path.Replace("{id}", id, StringComparison.Ordinal);
        using var json = await town.Client.GetAsync(path + ".json", Ct);
        using var xml = await town.Client.GetAsync(path + ".xml", Ct);
        using var prefixed = await town.Client.GetAsync($"d/{town.Server.District.Code}/{path}.xml", Ct);
        using var named = await town.Client.GetAsync($"{path}.json?jurisdiction_id={town.Server.District.Code.ToUpperInvariant()}", Ct);
        foreach (var answer in (HttpResponseMessage[])[json, xml, prefixed, named])
        {
            await Open311Town.AssertGoodAsync(answer, Enum.Parse<AnswerKind>(kind));
            Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        }

        Assert.Equal(TextsOf(JsonDocument.Parse(await json.Content.ReadAsStringAsync(Ct)).RootElement), TextsOf(XDocument.Parse(await xml.Content.ReadAsStringAsync(Ct)).Root!));
    }

    [Theory]
    [InlineData("GET", "open311/v2/services/none", 404, "service_code provided was not found")]
    [InlineData("GET", "open311/v2/services/service.relief", 404, "service_code provided was not found")]
    [InlineData("GET", "open311/v2/services?jurisdiction_id=sfgov.org", 404, "jurisdiction_id provided was not found")]
    [InlineData("GET", "d/nowhere/open311/v2/services", 404, "jurisdiction_id provided was not found")]
    [InlineData("GET", "open311/v2/requests/1", 404, "service_request_id provided was not found")]
    [InlineData("GET", "open311/v2/requests/1/updates", 404, "service_request_id provided was not found")]
    [InlineData("GET", "open311/v2/tokens/1", 404, "token was not found")]
    [InlineData("GET", "open311/v2/nothing", 404, "there is nothing at this address")]
    [InlineData("GET", "open311/v2/requests?start_date=yesterday", 400, "start_date must be a date and time with its offset, such as 2026-03-02T08:15:30+08:00")]
    [InlineData("GET", "open311/v2/requests?updated_after=x", 400, "updated_after must be a date and time with its offset, such as 2026-03-02T08:15:30+08:00")]
    [InlineData("GET", "open311/v2/requests?status=done", 400, "status must be open, closed or both joined by a comma")]
    [InlineData("GET", "open311/v2/servicerequestupdates?page=x", 400, "page must be a whole number from 1")]
    [InlineData("POST", "open311/v2/requests", 403, "api_key was not provided or is not valid")]
    [InlineData("POST", "open311/v2/requests?api_key=wrong", 403, "api_key was not provided or is not valid")]
    [InlineData("POST", "open311/v2/requests?api_key={key}&lat=40&long=120", 400, "service_code was not provided")]
    [InlineData("POST", "open311/v2/requests?api_key={key}&service_code=none&lat=40&long=120", 404, "service_code provided was not found")]
    [InlineData("POST", "open311/v2/requests?api_key={key}&service_code=hazard.street-lamp", 400, "one of lat and long, address_string or address_id must be provided")]
    [InlineData("POST", "open311/v2/requests?api_key={key}&service_code=hazard.pothole&address_id=7", 400, "attribute[size] was not provided")]
    [InlineData("POST", "open311/v2/requests?api_key={key}&service_code=hazard.pothole&address_id=7&attribute[size]=x", 400, "attribute[size] must be one of the keys of its definition")]
    [InlineData("POST", "open311/v2/requests?api_key={key}&service_code=hazard.street-lamp&address_id=7&email=nobody", 400, "email must be an address of mail")]
    [InlineData("POST", "open311/v2/requests?api_key={key}&service_code=hazard.street-lamp&address_id=7&client_request_id=1", 400, "client_request_id must be a UUID of version 7")]
    [InlineData("POST", "open311/v2/services", 405, "this method is not possible here")]
    [InlineData("DELETE", "open311/v2/requests", 405, "this method is not possible here")]
    public async Task Errors_come_in_the_format_asked_for(string method, string path, int status, string description)
    {
        foreach (var format in (string[])["json", "xml"])
        {
            var address = path.Replace("{key}", town.Key, StringComparison.Ordinal);
            var query = address.IndexOf('?', StringComparison.Ordinal);
            address = query < 0 ? $"{address}.{format}" : $"{address[..query]}.{format}{address[query..]}";
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            using var answer = await town.Client.SendAsync(request, Ct);
            await Open311Town.AssertGoodAsync(answer, AnswerKind.Errors, status);
            Assert.Equal(format == "json" ? "application/json" : "text/xml", answer.Content.Headers.ContentType!.MediaType);
            var text = await answer.Content.ReadAsStringAsync(Ct);
            Assert.Contains(description, format == "json" ? text : XDocument.Parse(text).Root!.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_services_are_those_of_places_and_of_the_public()
    {
        var services = (await town.GetAsync("open311/v2/services.json")).EnumerateArray().ToList();
        Assert.True(services.Count > 50);
        var codes = services.ConvertAll(s => s.GetProperty("service_code").GetString()!);
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.DoesNotContain(codes, code => code.StartsWith("service.", StringComparison.Ordinal) || code.StartsWith("dispute.", StringComparison.Ordinal));
        Assert.True(services.Single(s => s.GetProperty("service_code").GetString() == Open311Town.Hole).GetProperty("metadata").GetBoolean());
        Assert.False(services.Single(s => s.GetProperty("service_code").GetString() == Open311Town.Lamp).GetProperty("metadata").GetBoolean());
    }

    [Fact]
    public async Task Discovery_names_addresses_that_answer()
    {
        var found = await town.GetAsync("open311/discovery.json");
        var endpoints = found.GetProperty("endpoints").EnumerateArray().ToList();
        Assert.True(endpoints.Count >= 2);
        foreach (var endpoint in endpoints)
        {
            using var answer = await town.Client.GetAsync(endpoint.GetProperty("url").GetString() + $"/services.xml?jurisdiction_id={town.Server.District.Code}", Ct);
            await Open311Town.AssertGoodAsync(answer, AnswerKind.Services);
        }
    }

    /// <summary>All values in order; nothing and an empty text are alike, since XML knows no difference.</summary>
    private static List<string> TextsOf(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => [.. node.EnumerateArray().SelectMany(TextsOf)],
        JsonValueKind.Object => [.. node.EnumerateObject().SelectMany(p => TextsOf(p.Value))],
        JsonValueKind.String => [node.GetString()!],
        JsonValueKind.Null => [""],
        _ => [node.GetRawText()],
    };

    private static List<string> TextsOf(XElement node) => node.HasElements
        ? [.. node.Elements().SelectMany(TextsOf)]
        : node.Name.LocalName is "attributes" or "services" or "service_requests" or "service_request_updates" ? [] : [node.Value];
}
