using System.Security.Cryptography;
using SkiaSharp;
using Wangge.Testing;

namespace Wangge.Video.Tests.Snapshots;

/// <summary>What a page would send of a picture.</summary>
internal static class Frames
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sends a JPEG that no other test sends; its name.</summary>
    public static Task<string> SendAsync(HttpClient by)
    {
        using var bitmap = new SKBitmap(64, 36);
        bitmap.Erase(new SKColor((uint)Random.Shared.Next() | 0xFF000000));
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return SendAsync(by, data.ToArray());
    }

    /// <summary>Sends a whole PNG whose one chunk of text makes it this large.</summary>
    public static Task<string> SendLargeAsync(HttpClient by, int bytes)
    {
        using var bitmap = new SKBitmap(8, 8);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        var png = data.ToArray();
        var text = new byte[bytes];
        Random.Shared.NextBytes(text);
        byte[] chunk = [.. "teSt"u8, .. text];
        byte[] length = [.. BitConverter.GetBytes(bytes).Reverse()];
        byte[] sum = [.. BitConverter.GetBytes(SumOf(chunk)).Reverse()];
        // Before the last chunk, which has twelve bytes.
        return SendAsync(by, [.. png[..^12], .. length, .. chunk, .. sum, .. png[^12..]]);
    }

    public static async Task<string> SendAsync(HttpClient by, byte[] bytes)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var content = new ByteArrayContent(bytes);
        using var answer = await by.PutAsync($"/api/blobs/{name}", content, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return name;
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) { sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1; }
        }

        return ~sum;
    }
}
