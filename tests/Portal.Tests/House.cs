using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Testing;

namespace Wangge.Portal.Tests;

/// <summary>What tests of the portal say over and over.</summary>
internal static class House
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> WriteAsync(this HttpClient client, Guid id, object article, int? edited = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/portal/articles/{id}") { Content = JsonContent.Create(article) };
        if (edited is { } version) { request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\""); }
        return client.SendAsync(request, Ct);
    }

    public static async Task PublishedAsync(this HttpClient client, Guid id, object article)
    {
        await client.WriteAsync(id, article).ReadAsync();
        await client.PostAsJsonAsync($"/api/portal/articles/{id}/publish", new { version = 1 }, Ct).ReadAsync();
    }

    public static Task<JsonElement> SeeAsync(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK) => client.GetAsync(path, Ct).ReadAsync(expected);

    public static List<string> Texts(this JsonElement page, string name) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(name).GetString()!)];
}
