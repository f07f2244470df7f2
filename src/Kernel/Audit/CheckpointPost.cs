using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Wangge.Kernel.Audit;

/// <summary>Posts each checkpoint to the address named in <see cref="AuditOptions.CheckpointUrl"/>.</summary>
internal sealed class CheckpointPost(IOptions<AuditOptions> options, ILogger<CheckpointPost> log) : ICheckpointSink, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

    public async Task SendAsync(Checkpoint checkpoint, CancellationToken ct)
    {
        if (options.Value.CheckpointUrl is not { } url) { return; }
        try
        {
            using var content = new StringContent(checkpoint.ToString());
            using var answer = await _http.PostAsync(url, content, ct);
            if (!answer.IsSuccessStatusCode) { log.LogWarning("A checkpoint was refused with {Status}", (int)answer.StatusCode); }
        }
        catch (HttpRequestException reason)
        {
            log.LogWarning("A checkpoint could not be sent: {Error}", reason.HttpRequestError);
        }
    }

    public void Dispose() => _http.Dispose();
}
