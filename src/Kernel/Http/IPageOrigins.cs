using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Http;

/// <summary>Origins beside the house's own that the office's pages may connect to; their Content-Security-Policy names these and no others.</summary>
public interface IPageOrigins
{
    /// <returns>Scheme, host and port, such as <c>wss://media.example.cn</c>.</returns>
    Task<IReadOnlyList<string>> ListAsync(DistrictStore store, CancellationToken ct);
}
