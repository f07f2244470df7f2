namespace Wangge.Demo.Tests;

/// <summary>One plan for all tests that only look at it.</summary>
internal static class Plans
{
    internal static readonly DateTimeOffset Now = new(2026, 6, 16, 14, 32, 0, TimeSpan.FromHours(8));

    private static readonly Lazy<DemoPlan> Made = new(() => DemoDistrict.Make(new(1, Now)));

    internal static DemoPlan Plan => Made.Value;
}
