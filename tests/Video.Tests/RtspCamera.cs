using System.Diagnostics;
using System.Globalization;
using Wangge.Testing;

namespace Wangge.Video.Tests;

/// <summary>A real RTSP server with a moving picture, by gst-rtsp-server; it can be killed, frozen and begun again on its port.</summary>
internal sealed class RtspCamera : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private static readonly Lazy<string?> Missing = new(FindMissing);
    private readonly string _codec;
    private readonly int _group;
    private readonly string? _user;
    private readonly string? _password;
    private readonly string _way;
    private Process _process;

    private RtspCamera(string codec, int group, string? user, string? password, string way, int port)
    {
        (_codec, _group, _user, _password, _way) = (codec, group, user, password, way);
        (_process, Port) = Start(port);
    }

    public int Port { get; private set; }

    /// <summary>As it is registered, with its credentials.</summary>
    public string Address => $"rtsp://{(_user is null ? "" : $"{Uri.EscapeDataString(_user)}:{Uri.EscapeDataString(_password!)}@")}127.0.0.1:{Port}/live/main";

    /// <summary>Skips by name where there is none.</summary>
    public static void Need()
    {
        if (Missing.Value is { } what) { Databases.Skip("needs " + what); }
    }

    /// <param name="group">Frames from one key frame to the next, at 25 a second.</param>
    public static RtspCamera Open(string codec = "h264", int group = 25, string? user = null, string? password = null, string way = "digest", int port = 0)
    {
        Need();
        return new RtspCamera(codec, group, user, password, way, port);
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Again()
    {
        _process.Dispose();
        (_process, Port) = Start(Port);
    }

    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public void Dispose()
    {
        if (!_process.HasExited) { Kill(); }
        _process.Dispose();
    }

    private (Process Process, int Port) Start(int port)
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "rtsp_server.py"), port.ToString(CultureInfo.InvariantCulture), _codec, _group.ToString(CultureInfo.InvariantCulture)];
        foreach (var argument in _user is null ? arguments : [.. arguments, _user, _password!, _way]) { start.ArgumentList.Add(argument); }
        var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadLine();
        if (said?.StartsWith("needs", StringComparison.Ordinal) == true) { Databases.Skip(said); }
        Assert.True(int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var bound), $"The camera said: {said}");
        return (process, bound);
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", $"-{name} {_process.Id}");
        kill.WaitForExit();
    }

    private static string? FindMissing()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Python)) { return "python3"; }
        using var probe = Process.Start(new ProcessStartInfo(Python, "-c \"import gi; gi.require_version('GstRtspServer', '1.0')\"") { RedirectStandardError = true })!;
        probe.StandardError.ReadToEnd();
        probe.WaitForExit();
        if (probe.ExitCode != 0) { return "gst-rtsp-server (gir1.2-gst-rtsp-server-1.0)"; }
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "ffmpeg"))) ? null : "ffmpeg";
    }
}
