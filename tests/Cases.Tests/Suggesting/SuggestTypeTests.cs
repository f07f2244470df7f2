using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Suggesting;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Suggesting;

/// <summary>Asking over HTTP, learning from what the district was told, on both databases.</summary>
public sealed class SuggestTypeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_district_learns_from_its_own_reports_what_words_and_places_mean(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var resident = house.Server.Client();
        var before = await AskAsync(resident, new { words = "卷帘门大半夜吵得睡不着", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude });
        Assert.Equal(0, before.GetProperty("modelVersion").GetInt32());
        Assert.DoesNotContain(before.GetProperty("types").EnumerateArray(), t => t.GetProperty("type").GetString() == "hazard.street-lamp");

        for (var i = 0; i < 6; i++) { await house.ReportAsync("卷帘门大半夜吵"); }
        var training = house.Server.Services.GetRequiredService<SuggestionTraining>();
        Assert.True(await training.TrainIfDueAsync(house.Server.Store, Ct));
        Assert.False(await training.TrainIfDueAsync(house.Server.Store, Ct));

        var after = await AskAsync(resident, new { words = "卷帘门大半夜吵得睡不着", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude });
        Assert.Equal(1, after.GetProperty("modelVersion").GetInt32());
        var best = after.GetProperty("types")[0];
        Assert.Equal("hazard.street-lamp", best.GetProperty("type").GetString());
        Assert.Equal(6, best.GetProperty("hereIn90Days").GetInt32());
        Assert.NotEmpty(best.GetProperty("words").EnumerateArray());

        await using var db = house.Server.Store.Lease();
        Assert.Equal(1, await db.Set<SuggestionModelRow>().CountAsync(Ct));
    }

    [Fact]
    public async Task The_model_is_taken_as_a_small_file_and_only_when_it_is_another()
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        using var phone = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = house.Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/types/suggestion-model");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var first = await phone.SendAsync(request, Ct);
        var packed = await first.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(["gzip"], first.Content.Headers.ContentEncoding);
        Assert.InRange(packed.Length, 1_000, 60_000);
        Assert.Contains("hazard.street-lamp", SuggestionModel.FromBytes(packed).Types);
        Assert.True((await phone.GetFromJsonAsync<JsonElement>("api/types/suggestion-model", Ct)).TryGetProperty("prior", out _));

        using var again = new HttpRequestMessage(HttpMethod.Get, "api/types/suggestion-model");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await phone.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_flow_that_is_none_and_half_a_place_are_refused()
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        using var resident = house.Server.Client();
        await (await resident.PostAsJsonAsync("api/reports/suggest-type", new { words = "路灯", flow = "nowhere" }, Ct)).Refuses(HttpStatusCode.BadRequest, "types.unknown-flow");
        await (await resident.PostAsJsonAsync("api/reports/suggest-type", new { words = "路灯", longitude = 120.9 }, Ct)).Refuses(HttpStatusCode.BadRequest, "reports.half-place");
    }

    [Fact]
    public async Task Who_asks_without_end_is_told_to_wait()
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        using var resident = house.Server.Client();
        HttpStatusCode last;
        var asked = 0;
        do { last = (await resident.PostAsJsonAsync("api/reports/suggest-type", new { words = "路灯" }, Ct)).StatusCode; }
        while (last == HttpStatusCode.OK && ++asked < 200);
        Assert.Equal((HttpStatusCode.TooManyRequests, true), (last, asked >= 100));
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, object question)
    {
        using var answer = await client.PostAsJsonAsync("api/reports/suggest-type", question, Ct);
        return await answer.Read<JsonElement>();
    }
}
