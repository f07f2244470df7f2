using System.Runtime.CompilerServices;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Live;

namespace Wangge.Alarms.Consoles;

/// <summary>What a console follows to be counted: it stands while it follows, and is gone with its connection.</summary>
internal sealed class ArmedConsoles(IGrainFactory grains) : ILiveStream
{
    private static readonly TimeSpan SayAgainEvery = TimeSpan.FromSeconds(1);

    public string Name => "armed-consoles";

    public Permission Permission => AlarmPermissions.Console;

    public async IAsyncEnumerable<object> FollowAsync(string districtCode, Actor actor, Extent extent, [EnumeratorCancellation] CancellationToken ct)
    {
        var (board, consoleId) = (grains.GetGrain<IConsoleBoard>(districtCode), Guid.CreateVersion7());
        HeardRole[] roles = [.. actor.Roles.Where(r => r.AreaPath is not null).Select(r => new HeardRole(r.Role, r.AreaPath!))];
        try
        {
            var last = await board.StandAsync(consoleId, actor.Id, roles);
            yield return FrameOf(last);
            using var timer = new PeriodicTimer(SayAgainEvery);
            while (await timer.WaitForNextTickAsync(ct))
            {
                var now = await board.StandAsync(consoleId, actor.Id, roles);
                if (now.Edition == last.Edition) { continue; }
                last = now;
                yield return FrameOf(now);
            }
        }
        finally
        {
            await board.LeaveAsync(consoleId);
        }

        ConsoleFrame FrameOf(ConsolesNow now) => new(consoleId, now.Counts.Connected, now.Counts.Armed, now.Hearing);
    }
}

/// <param name="ConsoleId">The console's own, for arming it and for saying what it shows.</param>
/// <param name="Hearing">Who sits before an armed console: a console that an alarm does not ask yet leaves the sound to them.</param>
public sealed record ConsoleFrame(Guid ConsoleId, int Connected, int Armed, IReadOnlyList<Hearer> Hearing);

/// <summary>A console says that it can sound, as the browser lets it only after a touch at the beginning of a shift; and who can now.</summary>
internal static class ArmConsole
{
    /// <param name="Label">What the desk is called, such as 2号台.</param>
    public sealed record Request(bool IsArmed, [MaxLength(40)] string? Label = null);

    public sealed record ListResponse(int Connected, int Armed, IReadOnlyList<ConsoleView> Consoles);

    /// <param name="Account">Display name of who sits there.</param>
    public sealed record ConsoleView(Guid ConsoleId, string? Label, string? Account, bool IsArmed, DateTimeOffset Since);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/alarms/consoles/{consoleId:guid}", Handle).RequirePermission(AlarmPermissions.Console).Admit(AdmissionClass.Alarm).WithName(nameof(ArmConsole));
        api.MapGet("/alarms/consoles", ListAsync).RequirePermission(AlarmPermissions.See).Admit(AdmissionClass.Alarm).WithName("ListConsoles");
    }

    private static async Task<Results<NoContent, Refused>> Handle(Guid consoleId, Request request, DistrictDb db, IGrainFactory grains, Actor actor, CancellationToken ct)
    {
        var board = grains.GetGrain<IConsoleBoard>(db.District.Code);
        db.Leaf(AuditNote.By(actor, request.IsArmed ? "alarms.console-armed" : "alarms.console-disarmed", "console", consoleId));
        await db.CommitAsync(ct);
        return await board.ArmAsync(consoleId, actor.Id, request.IsArmed, request.Label) ? TypedResults.NoContent() : new Refused(AlarmRefusals.UnknownConsole);
    }

    private static async Task<Ok<ListResponse>> ListAsync(DistrictDb db, IGrainFactory grains, IAccounts accounts, CancellationToken ct)
    {
        var standing = await grains.GetGrain<IConsoleBoard>(db.District.Code).ListAsync();
        var names = await accounts.ListNamesAsync([.. standing.Select(c => c.AccountId).Distinct()], ct);
        return TypedResults.Ok(new ListResponse(
            standing.Length, standing.Count(c => c.IsArmed), [.. standing.Select(c => new ConsoleView(c.ConsoleId, c.Label, names.GetValueOrDefault(c.AccountId), c.IsArmed, c.Since))]));
    }
}
