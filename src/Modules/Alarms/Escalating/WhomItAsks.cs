using Wangge.Alarms.Devices;

namespace Wangge.Alarms.Escalating;

/// <summary>Whom an alarm asks now. Source: DOMAIN 7; ADR 0026.</summary>
internal static class WhomItAsks
{
    /// <summary>All levels until the one that it stands at. The house's own list goes on where the device's is shorter; after the last step all levels are asked.</summary>
    /// <returns>Each role and account once. Never empty after the last step.</returns>
    public static EscalationLevel Of(Alarm alarm)
    {
        var asked = Joined(alarm.IsAtLastLevel ? LevelsOf(alarm) : LevelsOf(alarm).Take(alarm.Level + 1));
        return alarm.IsAtLastLevel && asked is { Roles.Count: 0, AccountIds.Count: 0 } ? DeviceRules.UsualEscalation[^1] : asked;
    }

    /// <summary>Whom it asked at its last step and not before.</summary>
    public static EscalationLevel NewlyOf(Alarm alarm)
    {
        var (now, before) = (Of(alarm), Joined(LevelsOf(alarm).Take(alarm.Level)));
        return new EscalationLevel([.. now.Roles.Except(before.Roles)], [.. now.AccountIds.Except(before.AccountIds)]);
    }

    private static IEnumerable<EscalationLevel> LevelsOf(Alarm alarm) => alarm.Escalation.Concat(DeviceRules.UsualEscalation.Skip(alarm.Escalation.Count));

    private static EscalationLevel Joined(IEnumerable<EscalationLevel> levels)
    {
        var all = levels.ToList();
        return new EscalationLevel([.. all.SelectMany(l => l.Roles).Distinct()], [.. all.SelectMany(l => l.AccountIds).Distinct()]);
    }
}
