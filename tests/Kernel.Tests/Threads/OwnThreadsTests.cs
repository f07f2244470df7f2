using System.Globalization;
using Wangge.Kernel.Threads;

namespace Wangge.Kernel.Tests.Threads;

public sealed class OwnThreadsTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Work_that_nobody_waits_for_stands_below_all_other_in_the_systems_order(bool yields)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux");
        var own = Niceness();
        using var threads = new OwnThreads(1, "trial", yields);
        Assert.Equal(yields ? 19 : own, await threads.RunAsync(Niceness));
        Assert.Equal(own, Niceness());
    }

    [Fact]
    public async Task A_fault_surfaces_where_the_work_was_given_and_the_thread_goes_on()
    {
        using var threads = new OwnThreads(1, "trial");
        await Assert.ThrowsAsync<InvalidDataException>(() => threads.RunAsync(() => throw new InvalidDataException()));
        Assert.Equal(7, await threads.RunAsync(() => 7));
    }

    /// <summary>Of the calling thread: the 19th field, counted behind its name, which may hold spaces.</summary>
    private static int Niceness()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
    }
}
