using System.ComponentModel;
using System.Diagnostics;

namespace Wangge.Video.Gateway;

/// <summary>One ffmpeg that turns what the relay gives into fragmented MP4, frame by frame, without recoding unless that is wanted. It knows nothing of the camera, and of our environment the search path alone.</summary>
internal sealed class Repacker : IDisposable
{
    private readonly Process _process;

    private Repacker(Process process) => _process = process;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <param name="isRecoded">Into H.264, where browsers cannot be relied on to show what the camera sends: a processor's work, some tenths of a core a camera.</param>
    /// <returns>Null where there is no such program.</returns>
    public static Repacker? TryStart(string program, string relayAddress, bool isRecoded)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in Arguments(relayAddress, isRecoded)) { start.ArgumentList.Add(argument); }
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        try
        {
            var process = Process.Start(start);
            if (process is null) { return null; }
            process.StandardInput.Close();
            // Read, so that it never waits for us; said to nobody.
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            return new Repacker(process);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }

        _process.Dispose();
    }

    private static readonly string[] Copying = ["-c:v", "copy"];
    private static readonly string[] Recoding = ["-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-profile:v", "main", "-pix_fmt", "yuv420p", "-g", "25"];

    private static string[] Arguments(string relayAddress, bool isRecoded) =>
    [
        "-hide_banner", "-nostdin", "-loglevel", "error",
        // Nothing else is opened, whatever a description says; what it describes is begun with at once.
        "-protocol_whitelist", "rtsp,rtp,tcp", "-rtsp_transport", "tcp", "-allowed_media_types", "video", "-fflags", "nobuffer", "-analyzeduration", "1000000", "-probesize", "500000", "-fpsprobesize", "0",
        "-i", relayAddress,
        "-map", "0:v:0", .. isRecoded ? Recoding : Copying, "-f", "mp4", "-movflags", "empty_moov+default_base_moof+frag_every_frame", "-flush_packets", "1", "pipe:1",
    ];
}
