using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Open311.Serving;

public sealed class KeysAndLimitsTests(Open311Town town) : IClassFixture<Open311Town>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_told_once_works_until_revoked_and_is_made_by_a_system_administrator_alone()
    {
        using var administrator = await town.Server.SignInAsync("system-administrator", "/");
        using var acceptor = await town.Server.SignInAsync("acceptor", "/");
        var keyId = Guid.CreateVersion7();
        using (var refused = await acceptor.PutAsJsonAsync($"api/open311/keys/{keyId}", new { name = "App", perHour = 10 }, Ct)) { Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode); }
        var lost = await MakeAsync();
        var secret = await MakeAsync();
        using (var other = await administrator.PutAsJsonAsync($"api/open311/keys/{keyId}", new { name = "Another", perHour = 10 }, Ct)) { Assert.Equal(HttpStatusCode.Conflict, other.StatusCode); }
        Assert.Equal(403, await StatusAsync(lost, "lost"));
        Assert.Equal(200, await StatusAsync(secret, "kept"));
        var listed = await administrator.GetStringAsync("api/open311/keys", Ct);
        Assert.Contains("App", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, listed, StringComparison.Ordinal);

        for (var repeat = 0; repeat < 2; repeat++)
        {
            using var revoked = await administrator.DeleteAsync($"api/open311/keys/{keyId}", Ct);
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        }

        Assert.Equal(403, await StatusAsync(secret, "revoked"));

        async Task<string> MakeAsync()
        {
            using var made = await administrator.PutAsJsonAsync($"api/open311/keys/{keyId}", new { name = "App", perHour = 10 }, Ct);
            return (await made.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("apiKey").GetString()!;
        }
    }

    [Fact]
    public async Task A_key_sends_no_faster_than_its_rate()
    {
        var slow = await Open311Town.AddKeyAsync(town.Server.Store, perHour: 10);
        for (var i = 0; i < 10; i++) { Assert.Equal(200, await StatusAsync(slow, $"slow {i}")); }
        using var answer = await PostAsync(slow, "one more");
        await Open311Town.AssertGoodAsync(answer, AnswerKind.Errors, 429);
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_public_picture_is_shown_and_another_is_not()
    {
        using var worker = await town.Server.SignInAsync("grid-worker", town.Places.Subdistrict);
        var (shown, hidden) = (await PutAsync(worker, 1), await PutAsync(worker, 2));
        await ReportAsync(worker, shown, isPublic: true);
        await ReportAsync(worker, hidden, isPublic: false);

        var requests = await town.GetAsync("open311/v2/requests.json");
        var address = Assert.Single(requests.EnumerateArray(), r => r.GetProperty("media_url").GetString() is not null).GetProperty("media_url").GetString()!;
        Assert.EndsWith(shown, address, StringComparison.Ordinal);

        // The copy is made behind the answer.
        HttpStatusCode status;
        do
        {
            using var answer = await town.Client.GetAsync(address, Ct);
            status = answer.StatusCode;
            if (status == HttpStatusCode.OK) { Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType); }
            else { await Task.Delay(20, Ct); }
        }
        while (status == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, status);

        foreach (var name in (string[])[hidden, new string('0', 64), "..%2Fsecret"])
        {
            using var answer = await town.Client.GetAsync($"api/public/pictures/{name}", Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<int> StatusAsync(string key, string words)
    {
        using var answer = await PostAsync(key, words);
        return (int)answer.StatusCode;
    }

    private Task<HttpResponseMessage> PostAsync(string key, string words) =>
        town.Client.PostAsync($"open311/v2/requests.json?api_key={key}&service_code=hazard.street-lamp&lat=40.705&long=120.905&description={Uri.EscapeDataString(words)}", null, Ct);

    private static async Task<string> PutAsync(HttpClient client, byte colour)
    {
        var picture = TinyPicture.Of(colour);
        var name = Convert.ToHexStringLower(SHA256.HashData(picture));
        using var content = new ByteArrayContent(picture);
        using var answer = await client.PutAsync($"api/blobs/{name}", content, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return name;
    }

    private static async Task ReportAsync(HttpClient client, string picture, bool isPublic)
    {
        var report = new { type = "hazard.street-lamp", words = "灯", longitude = 120.905, latitude = 40.705, files = new[] { picture }, isPublic };
        using var answer = await client.PutAsJsonAsync($"api/reports/{Guid.CreateVersion7()}", report, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}
