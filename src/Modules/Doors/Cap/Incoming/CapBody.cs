using Microsoft.Net.Http.Headers;
using Wangge.Doors.Cap.Judging;

namespace Wangge.Doors.Cap.Incoming;

/// <summary>Reads the body of a request as bytes, no more than a message may have.</summary>
internal static class CapBody
{
    /// <returns>Null where it is longer.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > CapJudge.MostBytes) { return null; }
        using var whole = new MemoryStream();
        var part = new byte[16 << 10];
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(part, ct)) > 0)
            {
                if (whole.Length + count > CapJudge.MostBytes) { return null; }
                whole.Write(part, 0, count);
            }
        }
        catch (BadHttpRequestException tooMuch) when (tooMuch.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return whole.ToArray();
    }

    /// <summary>As the request names it; null where it does not.</summary>
    public static string? CharsetOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.Value is { Length: > 0 and <= 40 } charset ? charset.Trim('"') : null;
}
