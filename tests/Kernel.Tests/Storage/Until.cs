using System.Diagnostics;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>Looks until something is so.</summary>
internal static class Until
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    /// <returns>How long it took; a test fails after <paramref name="patience"/>, 20 s by default.</returns>
    public static async Task<TimeSpan> SoAsync(Func<Task<bool>> isSo, string what, TimeSpan? patience = null)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(begun) > (patience ?? TimeSpan.FromSeconds(20))) { Assert.Fail($"Waited in vain: {what}"); }
            await Task.Delay(LookEvery);
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    public static Task<TimeSpan> SoAsync(Func<bool> isSo, string what, TimeSpan? patience = null) => SoAsync(() => Task.FromResult(isSo()), what, patience);
}
