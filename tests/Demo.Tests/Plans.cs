using System.Collections.Concurrent;

namespace Wangge.Demo.Tests;

/// <summary>Plans that tests only look at, each made once.</summary>
internal static class Plans
{
    internal static readonly DateTimeOffset Now = new(2026, 6, 16, 14, 32, 0, TimeSpan.FromHours(8));

    private static readonly ConcurrentDictionary<DemoOptions, Lazy<DemoPlan>> Made = new();

    internal static DemoPlan Plan => Of(1, Now);

    internal static DemoPlan Of(int seed, DateTimeOffset now) => Made.GetOrAdd(new(seed, now), options => new(() => DemoDistrict.Make(options))).Value;
}
