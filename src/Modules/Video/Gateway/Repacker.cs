using System.ComponentModel;
using System.Diagnostics;

namespace Wangge.Video.Gateway;

/// <summary>One ffmpeg that turns what the relay gives into fragmented MP4, frame by frame, without recoding. It knows nothing of the camera, and of our environment the search path alone.</summary>
internal sealed class Repacker : IDisposable
{
    private readonly Process _process;

    private Repacker(Process process) => _process = process;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <returns>Null where there is no such program.</returns>
    public static Repacker? TryStart(string program, string relayAddress)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in Arguments(relayAddress)) { start.ArgumentList.Add(argument); }
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

    private static string[] Arguments(string relayAddress) =>
    [
        "-hide_banner", "-nostdin", "-loglevel", "error",
        // Nothing else is opened, whatever a description says; what it describes is begun with at once.
        "-protocol_whitelist", "rtsp,rtp,tcp", "-rtsp_transport", "tcp", "-allowed_media_types", "video", "-fflags", "nobuffer", "-analyzeduration", "1000000", "-probesize", "500000", "-fpsprobesize", "0",
        "-i", relayAddress,
        "-map", "0:v:0", "-c:v", "copy", "-f", "mp4", "-movflags", "empty_moov+default_base_moof+frag_every_frame", "-flush_packets", "1", "pipe:1",
    ];
}
