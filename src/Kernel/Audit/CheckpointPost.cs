using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Wangge.Kernel.Audit;

/// <summary>Posts each checkpoint to the address named in <see cref="AuditOptions.CheckpointUrl"/>.</summary>
internal sealed class CheckpointPost(IOptions<AuditOptions> options, ILogger<CheckpointPost> log) : ICheckpointSink, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <remarks>Not waited for: a slow address must not hold up the tree. What is lost is made good by the next checkpoint, which proves more.</remarks>
    public Task SendAsync(Checkpoint checkpoint, CancellationToken ct)
    {
        if (options.Value.CheckpointUrl is { } url) { _ = PostAsync(url, checkpoint); }
        return Task.CompletedTask;
    }

    private async Task PostAsync(Uri url, Checkpoint checkpoint)
    {
        try
        {
            using var content = new StringContent(checkpoint.ToString());
            using var answer = await _http.PostAsync(url, content);
            if (!answer.IsSuccessStatusCode) { log.LogWarning("A checkpoint was refused with {Status}", (int)answer.StatusCode); }
        }
        catch (Exception reason)
        {
            log.LogWarning("A checkpoint could not be sent: {Type}", reason.GetType().Name);
        }
    }

    public void Dispose() => _http.Dispose();
}
