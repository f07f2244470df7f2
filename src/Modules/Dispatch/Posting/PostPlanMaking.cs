using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Contracts.Cases;
using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Posting;

/// <summary>Makes the plans that were asked for, one after the other, beside all else that the house does.</summary>
internal sealed class PostPlanMaking(PostPlanRuns runs, IServiceScopeFactory scopes, Stores stores, TimeProvider time, ILogger<PostPlanMaking> log) : BackgroundService
{
    private const int MostCases = 50_000;
    private static readonly TimeSpan CasesOf = TimeSpan.FromDays(365);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var run in runs.ListAsync(stoppingToken)) { await MakeAsync(run, stoppingToken); }
        }
        catch (OperationCanceledException)
        {
            // The host stops; who asks again sees that the plan was broken off.
        }
    }

    private async Task MakeAsync(PostPlanRun run, CancellationToken stoppingToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Cancelled, stoppingToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(stores.Get(run.DistrictCode));
            var result = await RunAsync(scope.ServiceProvider, run, either.Token);
            await EndAsync(run, plan => plan.Finish(result, time.Now()), "dispatch.posts-planned");
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            await EndAsync(run, plan => plan.Abandon(PostPlanState.Cancelled, time.Now()), "dispatch.posts-cancelled");
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("A plan of posts of {District} failed: {Type}", run.DistrictCode, reason.GetType().Name);
            await EndAsync(run, plan => plan.Abandon(PostPlanState.Failed, time.Now()), "dispatch.posts-failed");
        }
        finally
        {
            runs.Remove(run);
        }
    }

    private async Task<PostPlanResult> RunAsync(IServiceProvider scope, PostPlanRun run, CancellationToken ct)
    {
        var plan = await scope.GetRequiredService<DistrictDb>().Set<PostPlan>().AsNoTracking().FirstAsync(p => p.Id == run.PlanId, ct);
        var rings = scope.GetRequiredService<RingsNow>();
        var inputs = await rings.InputsAsync(ct) ?? throw new InvalidOperationException("The district's roads are gone.");
        var cases = plan.Question.Weights.Cases > 0 ? await scope.GetRequiredService<ICasePlaces>().ListAsync(time.Now() - CasesOf, MostCases, ct) : [];
        return await Task.Run(() => PostPlanning.Run(plan.Question, inputs, [.. cases.Select(c => new TravelPoint(c.Longitude, c.Latitude))], rings.LastGround, time, run, ct), ct);
    }

    private async Task EndAsync(PostPlanRun run, Action<PostPlan> end, string action)
    {
        try
        {
            await using var db = stores.Get(run.DistrictCode).Lease();
            var plan = await db.Set<PostPlan>().FirstAsync(p => p.Id == run.PlanId);
            end(plan);
            db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, action, "post-plan", plan.Id, $"/{run.DistrictCode}/"));
            await db.CommitAsync(CancellationToken.None);
        }
        catch (Exception reason)
        {
            log.LogWarning("The end of a plan of posts of {District} was not written: {Type}", run.DistrictCode, reason.GetType().Name);
        }
    }
}
