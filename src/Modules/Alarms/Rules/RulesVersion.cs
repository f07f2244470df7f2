using Wangge.Kernel.Districts;

namespace Wangge.Alarms.Rules;

/// <summary>Times and distances, as a district sets them.</summary>
/// <param name="RepeatSeconds">Within this after the last press the same button is the same alarm; 0–3,600, default 60.</param>
/// <param name="LinkMetres">An open alarm within this is near by; 0–5,000, default 300.</param>
/// <param name="LevelSeconds">From the press until each further level is asked, growing; 1 or 2 of 5–3,600, default 15 and 30.</param>
/// <param name="BatteryLow">Below this a battery is a fault, in per cent; 1–90, default 20.</param>
/// <param name="TestEveryDays">How often each button is to be tested; 1–90, default 7.</param>
/// <param name="EmergencyNumber">Whom a phone calls where an alarm could not be sent: 2–15 digits, perhaps after a <c>+</c>; default 110. Editions of before have the default.</param>
public sealed record AlarmRules(
    [Range(0, 3_600)] int RepeatSeconds, [Range(0, 5_000)] int LinkMetres, [Required, MinLength(1), MaxLength(2)] IReadOnlyList<int> LevelSeconds, [Range(1, 90)] int BatteryLow, [Range(1, 90)] int TestEveryDays,
    [Required, MaxLength(16)] string EmergencyNumber = AlarmRules.UsualNumber)
{
    internal const string UsualNumber = "110";

    public static readonly AlarmRules Usual = new(60, 300, [15, 30], 20, 7);

    internal bool IsFit() =>
        IsNumber(EmergencyNumber) && LevelSeconds is { Count: 1 or 2 } && LevelSeconds.All(s => s is >= 5 and <= 3_600) && LevelSeconds.Zip(LevelSeconds.Skip(1)).All(pair => pair.First < pair.Second);

    private static bool IsNumber(string? number) =>
        number is not null && (number.StartsWith('+') ? number[1..] : number) is { Length: >= 2 and <= 15 } digits && digits.All(char.IsAsciiDigit);
}

/// <summary>One edition of the rules; the newest holds, the others stay as history.</summary>
internal sealed class RulesVersion
{
    /// <summary>From 1; 0 is the house's own, which no row holds.</summary>
    public required int Version { get; init; }

    public required AlarmRules Content { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetBy { get; init; }
}

/// <summary>Each district's rules in memory. Safe for concurrent use.</summary>
internal sealed class RulesShelf(DistrictStates<RulesVersion> held)
{
    public async ValueTask<AlarmRules> GetAsync(DistrictStore store) => (await NewestAsync(store)).Content;

    public ValueTask<RulesVersion> NewestAsync(DistrictStore store) =>
        held.Peek(store.District.Code) is { } there ? new(there) : held.GetAsync(store.District.Code, () => ReadAsync(store));

    public void Forget(string districtCode) => held.Drop(districtCode);

    private static async Task<RulesVersion> ReadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        return await db.Set<RulesVersion>().AsNoTracking().OrderByDescending(r => r.Version).FirstOrDefaultAsync()
            ?? new RulesVersion { Version = 0, Content = AlarmRules.Usual, SetAt = DateTimeOffset.UnixEpoch, SetBy = Guid.Empty };
    }
}
