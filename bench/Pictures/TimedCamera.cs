using System.Diagnostics;
using System.Globalization;

namespace Wangge.Bench.Pictures;

/// <summary>Real RTSP servers whose pictures tell when they were taken.</summary>
internal sealed class TimedCamera : IDisposable
{
    private readonly Process _process;

    private TimedCamera(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <param name="number">From 0.</param>
    public string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"rtsp://127.0.0.1:{Port}/live/{number}");

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <exception cref="InvalidOperationException">gst-rtsp-server or a part of it is missing.</exception>
    public static async Task<TimedCamera> StartAsync(int width, int height, int framesPerSecond, int count)
    {
        string[] numbers = [.. new[] { width, height, framesPerSecond, count }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "timed_camera.py"), .. numbers]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        if (int.TryParse(await process.StandardOutput.ReadLineAsync(), CultureInfo.InvariantCulture, out var port)) { return new TimedCamera(process, port); }
        process.Dispose();
        throw new InvalidOperationException("The camera did not start: gst-rtsp-server and its plugins are needed.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
