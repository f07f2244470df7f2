using System.Net.Http.Headers;
using System.Security.Cryptography;
using Wangge.Testing;

namespace Wangge.Rounds.Tests;

/// <summary>A picture to be sent as phones do.</summary>
internal static class Pictures
{
    /// <summary>A PNG of one pixel.</summary>
    private static readonly byte[] Bytes = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static async Task SendAsync(HttpClient by)
    {
        using var content = new ByteArrayContent(Bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var sent = await by.PutAsync($"/api/blobs/{Sha256}", content, TestContext.Current.CancellationToken);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
