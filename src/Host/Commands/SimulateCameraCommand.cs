using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Wangge.Demo.Films;
using Wangge.Host.Simulation.Cameras;

namespace Wangge.Host.Commands;

/// <summary><c>simulate camera</c>: plays cameras for trying; <c>up</c> plays those of its demo by itself.</summary>
internal static class SimulateCameraCommand
{
    public static Command Make()
    {
        var home = HomeOption.Make();
        var listen = new Option<string>("--listen") { Description = "Address and port.", DefaultValueFactory = _ => "127.77.0.1:8554" };
        var command = new Command("camera", "Serve moving drawn scenes over RTSP, as cameras would.") { home, listen };
        command.SetAction(async (parsed, ct) =>
        {
            if (!IPEndPoint.TryParse(parsed.GetValue(listen)!, out var at)) { return Console.Error.Say("--listen takes an address and a port such as 127.77.0.1:8554.", ExitCode.Refused); }
            try
            {
                await using var server = DemoFilmServer.Start(HomeOption.At(parsed.GetValue(home)!), at, Console.Error.WriteLine);
                foreach (var film in DemoFilm.All) { Console.WriteLine($"rtsp://{server.At}/{film.Key}"); }
                await Task.Delay(Timeout.Infinite, ct);
                return 0;
            }
            catch (OperationCanceledException)
            {
                return 0;
            }
            catch (SocketException taken)
            {
                return Console.Error.Say($"{at}: {taken.Message}", ExitCode.Failed);
            }
        });
        return command;
    }
}
