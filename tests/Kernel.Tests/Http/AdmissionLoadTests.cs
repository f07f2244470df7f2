using Microsoft.Extensions.Options;
using Wangge.Kernel.Http;

namespace Wangge.Kernel.Tests.Http;

public sealed class AdmissionLoadTests
{
    [Fact]
    public void The_longer_the_queue_the_more_is_shed_exports_first_reports_last_and_alarms_never()
    {
        var load = Load();
        Assert.Equal(All, Shown(load));
        Enter(load, 64);
        Assert.Equal([AdmissionClass.List, AdmissionClass.Ordinary, AdmissionClass.Intake, AdmissionClass.Alarm], Shown(load));
        Enter(load, 192);
        Assert.Equal([AdmissionClass.Ordinary, AdmissionClass.Intake, AdmissionClass.Alarm], Shown(load));
        Enter(load, 768);
        Assert.Equal([AdmissionClass.Intake, AdmissionClass.Alarm], Shown(load));
        Enter(load, 3_072);
        Assert.Equal([AdmissionClass.Alarm], Shown(load));
    }

    [Fact]
    public void A_slow_store_sheds_as_a_long_queue_does_and_is_forgotten_once_it_is_fast()
    {
        var load = Load();
        Enter(load, 20);
        for (var i = 0; i < 200; i++) { Pass(load, 2_500); }
        Assert.Equal([AdmissionClass.List, AdmissionClass.Ordinary, AdmissionClass.Intake, AdmissionClass.Alarm], Shown(load));
        for (var i = 0; i < 200; i++) { Pass(load, 20); }
        Assert.Equal(All, Shown(load));
    }

    [Fact]
    public void Who_is_shed_is_told_a_wait_that_grows_and_is_bounded()
    {
        var load = Load();
        Enter(load, 64);
        Assert.InRange(load.TryEnter(AdmissionClass.Export)!.Value.TotalSeconds, 2, 3);
        Enter(load, 4_032);
        Assert.InRange(load.TryEnter(AdmissionClass.Export)!.Value.TotalSeconds, 20, 30);
    }

    [Fact]
    public void Who_left_makes_room()
    {
        var load = Load();
        Enter(load, 4_096);
        Assert.NotNull(load.TryEnter(AdmissionClass.Intake));
        load.Leave(AdmissionClass.Ordinary, TimeSpan.Zero);
        Assert.Null(load.TryEnter(AdmissionClass.Intake));
    }

    private static AdmissionClass[] All => Enum.GetValues<AdmissionClass>();

    private static AdmissionLoad Load() => new(Options.Create(new AdmissionOptions()));

    private static void Enter(AdmissionLoad load, int count)
    {
        for (var i = 0; i < count; i++) { Assert.Null(load.TryEnter(AdmissionClass.Intake)); }
    }

    private static void Pass(AdmissionLoad load, double milliseconds)
    {
        Assert.Null(load.TryEnter(AdmissionClass.Intake));
        load.Leave(AdmissionClass.Intake, TimeSpan.FromMilliseconds(milliseconds));
    }

    /// <summary>Those who are let in now; each leaves again without a trace.</summary>
    private static List<AdmissionClass> Shown(AdmissionLoad load) => [.. All.Where(of =>
    {
        if (load.TryEnter(of) is not null) { return false; }
        load.Leave(AdmissionClass.Ordinary, TimeSpan.Zero);
        return true;
    })];
}
