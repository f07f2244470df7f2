using System.CommandLine;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Commands;

/// <summary>A district whose home this process holds, prepared and in scope: for commands that work on its lists.</summary>
internal sealed class OpenedDistrict : IAsyncDisposable
{
    private readonly HomeLock _held;
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private OpenedDistrict(HomeLock held, ServiceProvider services, AsyncServiceScope scope, District district) =>
        (_held, _services, _scope, District) = (held, services, scope, district);

    public District District { get; }

    public IServiceProvider Services => _scope.ServiceProvider;

    public static Option<string?> MakeOption() => new("--district") { Description = "Code of the district; by default the home's first." };

    /// <summary>Opens it, or says on the error stream why not and gives the exit code.</summary>
    /// <param name="code">Null for the home's first district.</param>
    public static async Task<(OpenedDistrict? Opened, int ExitCode)> TryOpenAsync(string homePath, string? code, CancellationToken ct)
    {
        var at = HomeOption.At(homePath);
        if (HomeLock.TryTake(at) is not { } held)
        {
            return (null, Console.Error.Say($"{at.Path} is in use by another wangge. Stop it, or use its API.", ExitCode.HomeInUse));
        }

        var services = WanggeApp.BuildOffline(at, []);
        try
        {
            var registry = services.GetRequiredService<DistrictRegistry>();
            var district = code is null ? registry.All.Count > 0 ? registry.All[0] : null : registry.Find(code);
            if (district is not null)
            {
                await services.GetRequiredService<DistrictPreparation>().RunAsync(district.Code, new ConsoleProgress(), ct);
                var scope = services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(services.GetRequiredService<Stores>().Get(district.Code));
                return (new OpenedDistrict(held, services, scope, district), ExitCode.Done);
            }
        }
        catch
        {
            await CloseAsync();
            throw;
        }

        await CloseAsync();
        return (null, Console.Error.Say($"{at.Path} holds no district{(code is null ? "" : " " + code)}.", ExitCode.Refused));

        async Task CloseAsync()
        {
            await services.DisposeAsync();
            held.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        _held.Dispose();
    }
}
