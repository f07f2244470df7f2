using System.Diagnostics;
using System.Globalization;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Cases;
using Wangge.Contracts.City;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Identity;
using Wangge.Contracts.Portal;
using Wangge.Contracts.Rounds;
using Wangge.Contracts.Video;
using Wangge.Demo;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Demo;

/// <summary>Stores the demo district in a home that has no district yet.</summary>
/// <remarks>A file in the home says that the making goes on; where a start finds it, the making was cut off and is done anew.</remarks>
internal sealed class DemoMaking(IServiceProvider services, Home home, IProgress<string> progress)
{
    public const string Code = "211403";
    private const string MarkerName = "demo-making";
    private const int DefaultSeed = 1;

    private string Marker => home.File(MarkerName);

    /// <summary>Whether a start has to make it: no district is there, or a making was cut off.</summary>
    public static bool IsDue(Home home, DistrictRegistry registry) => registry.All.Count == 0 || File.Exists(home.File(MarkerName));

    /// <summary>Makes all of it; takes some seconds.</summary>
    /// <exception cref="InvalidOperationException">A past act of the plan was refused: the plan and the cases' table are at odds.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        Begin();
        var plan = Plan();
        progress.Report($"demo: {plan.Grids.Count} grids, {plan.Staff.Count} staff, {plan.Matters.Count} matters to be stored");
        await services.GetRequiredService<DistrictPreparation>().RunAsync(Code, progress, ct);

        var (accounts, signIns, walkers) = new DemoAccounts(plan).Make();
        var store = services.GetRequiredService<Stores>().Get(Code);
        var pictures = Task.Run(() => new DemoPictures(services.GetRequiredService<BlobFiles>(), services.GetRequiredService<TimeProvider>()).StoreAsync(store, plan.Pictures, ct), ct);
        var map = services.GetRequiredService<IBaseMaps>().DrawAsync(Code, DemoMap.Of(plan), DemoMap.Attribution, ct);
        var roads = services.GetRequiredService<IRoadNetworks>().DrawAsync(Code, DemoRoads.Of(plan), DemoMap.Attribution, ct);
        var staff = Task.Run(() => InScopeAsync(scope => scope.GetRequiredService<IAccountSeed>().AddAsync(accounts, ct)), ct);
        progress.Report($"demo: planned and prepared after {Seconds(watch)}");
        await InScopeAsync(scope => scope.GetRequiredService<IAreaFounding>().FoundAsync(DemoAreas.Of(plan), ct));
        await InScopeAsync(scope => scope.GetRequiredService<IResponsibilityFounding>().FoundAsync(DemoCases.ResponsibilitiesOf(plan), ct));
        await InScopeAsync(scope => scope.GetRequiredService<IPatrolFounding>().FoundAsync(DemoPatrols.Of(plan), ct));
        await InScopeAsync(scope => DemoDuty.KeepAsync(scope, ct));
        await InScopeAsync(scope => scope.GetRequiredService<IZoneFounding>().FoundAsync(DemoZones.Of(plan), ct));
        await InScopeAsync(scope => scope.GetRequiredService<IRoundFounding>().FoundAsync(DemoRounds.PointsOf(plan), DemoRounds.PlansOf(plan), ct));
        var cameras = DemoCameras.Of(plan, DemoCameraPlace.Choose(home));
        await InScopeAsync(scope => scope.GetRequiredService<ICameraFounding>().FoundAsync(cameras, ct));
        await InScopeAsync(async scope => DemoButtons.Write(home, await scope.GetRequiredService<IAlarmFounding>().FoundAsync(DemoAlarms.Of(plan, cameras), ct)));
        await InScopeAsync(scope => scope.GetRequiredService<ICameraRoundFounding>().FoundAsync(DemoCameraRounds.Of(plan, cameras), ct));
        progress.Report($"demo: areas stored after {Seconds(watch)}");
        var files = await pictures;
        progress.Report($"demo: {files.Count} pictures drawn after {Seconds(watch)}");
        var portal = DemoDistrict.PortalOf(plan);
        await InScopeAsync(scope => scope.GetRequiredService<IPortalFounding>().FoundAsync(DemoPortalPages.ArticlesOf(plan, portal, files), DemoPortalPages.VoicesOf(plan, portal), ct));
        await InScopeAsync(scope => PlayAsync(scope, DemoCases.Of(plan, files), ct));
        progress.Report($"demo: matters stored after {Seconds(watch)}");
        await InScopeAsync(scope => scope.GetRequiredService<IInspectionHistory>().BringInAsync(new DemoInspections(plan, files).Make(), ct));
        progress.Report($"demo: inspections stored after {Seconds(watch)}");
        await InScopeAsync(scope => DemoRechecks.DrawAsync(scope.GetRequiredService<IRecheckHistory>(), plan, ct));
        progress.Report($"demo: rechecks drawn after {Seconds(watch)}");
        var month = MonthOver(plan);
        await InScopeAsync(scope => scope.GetRequiredService<IPortalFounding>().StateAsync(PastStep.IdAfter(plan.Divisions[0].Id, month.DayNumber), month, month.AddMonths(1), ct));
        progress.Report($"demo: the last month's measures published after {Seconds(watch)}");
        await staff;
        progress.Report($"demo: map {(await map).Version} drawn");
        Tell(await roads);

        DemoSignIns.Write(home, signIns);
        DemoSignIns.WriteWalkers(home, walkers);
        File.Delete(Marker);
        progress.Report($"demo: ready after {Seconds(watch)}");
    }

    /// <summary>Draws the demo's map and roads where the home has a demo district without them: an older home, or a copy put back without them.</summary>
    public async Task DrawMissingAsync(CancellationToken ct)
    {
        if (services.GetRequiredService<DistrictRegistry>().Find(Code) is not { Demo: true }) { return; }
        var (maps, roads) = (services.GetRequiredService<IBaseMaps>(), services.GetRequiredService<IRoadNetworks>());
        var (hasMap, hasRoads) = (maps.HasMap(Code), roads.HasRoads(Code));
        if (hasMap && hasRoads) { return; }
        var plan = Plan();
        if (!hasMap) { progress.Report($"demo: map {(await maps.DrawAsync(Code, DemoMap.Of(plan), DemoMap.Attribution, ct)).Version} drawn"); }
        if (!hasRoads) { Tell(await roads.DrawAsync(Code, DemoRoads.Of(plan), DemoMap.Attribution, ct)); }
    }

    private void Tell(RoadReport roads) => progress.Report(string.Create(CultureInfo.InvariantCulture, $"demo: {roads.Kilometres:0} km of roads drawn"));

    private DemoPlan Plan() =>
        DemoDistrict.Make(new DemoOptions(SeedOf(services.GetRequiredService<IConfiguration>()), services.GetRequiredService<TimeProvider>().GetUtcNow()));

    private void Begin()
    {
        var registry = services.GetRequiredService<DistrictRegistry>();
        if (File.Exists(Marker))
        {
            progress.Report("demo: an earlier making was cut off; making it anew");
            registry.Remove(Code);
            Directory.Delete(home.DistrictFolder(Code), recursive: true);
        }

        File.WriteAllText(Marker, Code);
        var notice = DemoDistrict.GeometryNotice;
        registry.TryAdd(new District(Code, "龙港区", "Asia/Shanghai", StoreKind.Sqlite, Demo: true, $"{notice.Zh}\n{notice.En}"));
    }

    /// <summary>The first day of the last month that is over in the district.</summary>
    private static DateOnly MonthOver(DemoPlan plan)
    {
        var today = DateOnly.FromDateTime(plan.Options.Now.ToOffset(TimeSpan.FromHours(8)).Date);
        return today.AddDays(1 - today.Day).AddMonths(-1);
    }

    private async Task PlayAsync(IServiceProvider scope, IReadOnlyList<PastCase> cases, CancellationToken ct)
    {
        var history = scope.GetRequiredService<ICaseHistory>();
        var refused = RefusedOf(cases, await history.BringInAsync(cases, new StoredCases(progress), ct));
        if (refused.Count > 0) { refused = RefusedOf(cases, await history.BringInAsync([.. refused.Select(r => InTime(r.Case))], null, ct)); }
        if (refused.Count > 0)
        {
            var reasons = refused.GroupBy(r => $"{r.Outcome.Code} at {r.Case.Steps[r.Outcome.RefusedStep ?? 0].Action}").Select(g => $"{g.Key} ×{g.Count()}");
            throw new InvalidOperationException($"{refused.Count} of the demo's matters were refused: {string.Join("; ", reasons)}.");
        }
    }

    private static List<(PastCase Case, PastOutcome Outcome)> RefusedOf(IReadOnlyList<PastCase> cases, IReadOnlyList<PastOutcome> outcomes)
    {
        var byReport = cases.ToDictionary(c => c.ReportId);
        return [.. outcomes.Where(o => !o.IsStored).Select(o => (byReport[o.ReportId], o))];
    }

    /// <summary>Without its extension: the plan counts plain weeks, and where the real calendar has a make-up workday the asking may come after the deadline.</summary>
    private static PastCase InTime(PastCase past) => past with { Steps = [.. past.Steps.Where(step => step.Action is not (DemoActions.AskExtension or DemoActions.GrantExtension))] };

    private async Task InScopeAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(services.GetRequiredService<Stores>().Get(Code));
        await act(scope.ServiceProvider);
    }

    private static int SeedOf(IConfiguration configuration) =>
        int.TryParse(configuration["Demo:Seed"], CultureInfo.InvariantCulture, out var seed) ? seed : DefaultSeed;

    private static string Seconds(Stopwatch watch) => string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s");

    private sealed class StoredCases(IProgress<string> progress) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % 1_200 == 0) { progress.Report($"demo: {value} matters stored"); }
        }
    }
}
