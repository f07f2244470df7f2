namespace Wangge.Areas.Exchange;

/// <summary>A request's body as a file.</summary>
internal static class RequestFile
{
    /// <summary>All of it; the endpoint's own limit of size holds.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, ct);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
