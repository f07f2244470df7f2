namespace Wangge.Rounds.Making;

/// <inheritdoc/>
internal sealed class RoundSweeper(DistrictRegistry registry, RoundSweep sweep) : Grain, IRoundSweeper
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(LookAsync, new GrainTimerCreationOptions(FirstAfter, Every) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task WakeAsync() => Task.CompletedTask;

    private Task LookAsync(CancellationToken ct) => registry.Find(this.GetPrimaryKeyString()) is { } district ? sweep.SweepAsync(district, ct) : Task.CompletedTask;
}
