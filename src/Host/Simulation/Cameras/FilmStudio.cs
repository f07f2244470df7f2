using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Wangge.Demo.Films;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Simulation.Cameras;

/// <summary>The demo's films as H.264, kept in the home once they are made, so that to show them costs next to nothing.</summary>
/// <param name="ffmpeg">The program that encodes.</param>
internal sealed class FilmStudio(Home home, string ffmpeg = "ffmpeg")
{
    private const string FolderName = "demo-films";

    /// <summary>The film's frames, each whole: made at its first asking, which takes some seconds.</summary>
    /// <exception cref="InvalidOperationException">The program is missing or ended badly.</exception>
    public async Task<Film> OpenAsync(DemoFilm film, CancellationToken ct)
    {
        var path = Path.Combine(home.File(FolderName), film.Key + ".h264");
        if (!File.Exists(path)) { await MakeAsync(film, path, ct); }
        return Film.Read(await File.ReadAllBytesAsync(path, ct), DemoFilm.FramesPerSecond);
    }

    private async Task MakeAsync(DemoFilm film, string path, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".part";
        var start = new ProcessStartInfo(ffmpeg) { RedirectStandardInput = true, RedirectStandardError = true };
        foreach (var argument in Arguments(draft)) { start.ArgumentList.Add(argument); }
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{ffmpeg}: {missing.Message}", missing);
        }

        using (process)
        {
            var said = process.StandardError.ReadToEndAsync(ct);
            await Task.Run(
                () =>
                {
                    using var input = process.StandardInput.BaseStream;
                    film.Draw(frame =>
                    {
                        ct.ThrowIfCancellationRequested();
                        input.Write(frame);
                    });
                },
                ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) { throw new InvalidOperationException($"{ffmpeg}: {await said}"); }
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <remarks>A key frame each second, none that waits for a later one, and each frame begun by a delimiter.</remarks>
    private static string[] Arguments(string path) =>
    [
        "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgba", "-video_size", string.Create(CultureInfo.InvariantCulture, $"{DemoFilm.WidthPixels}x{DemoFilm.HeightPixels}"),
        "-framerate", DemoFilm.FramesPerSecond.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
        "-c:v", "libx264", "-preset", "veryfast", "-threads", "1", "-crf", "27", "-profile:v", "main", "-pix_fmt", "yuv420p", "-bf", "0", "-g", DemoFilm.FramesPerSecond.ToString(CultureInfo.InvariantCulture),
        "-sc_threshold", "0", "-x264-params", "aud=1:repeat-headers=1", "-f", "h264", path,
    ];
}
