using System.Net.Sockets;
using Wangge.Video.Addresses;

namespace Wangge.Video.Gateway;

/// <summary>Connects to a camera: to the very address that was judged by the list of networks.</summary>
internal static class CameraLine
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <returns>The connection, to be disposed of; or why there is none.</returns>
    public static async Task<(Socket? Socket, string? Fault)> ConnectAsync(CameraAddress camera, CameraNetworks networks, CancellationToken ct)
    {
        var allowed = await networks.ResolveAsync(camera.Host, ct);
        if (allowed.Count == 0) { return (null, PictureFaults.NotAllowed); }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ConnectWithin);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. allowed], camera.Port, patience.Token);
            return (socket, null);
        }
        catch (Exception reason)
        {
            socket.Dispose();
            if (reason is SocketException || (reason is OperationCanceledException && !ct.IsCancellationRequested)) { return (null, PictureFaults.Unreachable); }
            throw;
        }
    }
}
