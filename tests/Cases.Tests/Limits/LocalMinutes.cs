using System.Collections.Concurrent;

namespace Wangge.Cases.Tests.Limits;

/// <summary>What the wall clock of a zone shows at each UTC minute of two years, asked of the system minute by minute.</summary>
internal sealed class LocalMinutes
{
    /// <summary>Days that the tables hold.</summary>
    public const int Days = 730;

    private const int Minutes = Days * 1440;

    private static readonly ConcurrentDictionary<string, LocalMinutes> Zones = new();

    private LocalMinutes(string zone)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Shown = new int[Minutes];
        for (var minute = 0; minute < Minutes; minute++)
        {
            var local = TimeZoneInfo.ConvertTimeFromUtc(new DateTime(FirstTicks + (minute * TimeSpan.TicksPerMinute), DateTimeKind.Utc), rules);
            Shown[minute] = (int)((local.Ticks - FirstTicks) / TimeSpan.TicksPerMinute);
        }

        Jumps = [.. Enumerable.Range(1, Minutes - 1).Where(minute => Shown[minute] != Shown[minute - 1] + 1)];
    }

    /// <summary>Day 0, which is also where UTC minutes are counted from.</summary>
    public static DateOnly FirstDate { get; } = new(2026, 1, 1);

    public static long FirstTicks { get; } = FirstDate.ToDateTime(TimeOnly.MinValue).Ticks;

    /// <summary>Local minutes from midnight of <see cref="FirstDate"/>, by UTC minute.</summary>
    public int[] Shown { get; }

    /// <summary>UTC minutes at which the wall clock jumps.</summary>
    public int[] Jumps { get; }

    public static LocalMinutes Of(string zone) => Zones.GetOrAdd(zone, missing => new(missing));
}
