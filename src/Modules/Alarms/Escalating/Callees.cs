using Wangge.Contracts.Identity;

namespace Wangge.Alarms.Escalating;

/// <summary>The people behind a level. Asked in a scope of the district.</summary>
internal sealed class Callees(IAccounts accounts)
{
    private const int Most = 100;

    /// <summary>Who is written to now: at the last step all who are asked, before it those whom no level before asked.</summary>
    /// <returns>Active accounts, each once, those named first and then the nearest; at most 100.</returns>
    public async Task<IReadOnlyList<Guid>> AtStepAsync(Alarm alarm, CancellationToken ct)
    {
        var asked = alarm.IsAtLastLevel ? WhomItAsks.Of(alarm) : WhomItAsks.NewlyOf(alarm);
        var people = new List<Guid>(asked.AccountIds);
        foreach (var role in asked.Roles) { people.AddRange((await accounts.ListCoveringAsync(role, alarm.AreaPath, ct)).Select(h => h.AccountId)); }
        return [.. (await accounts.ListAddressesAsync([.. people.Distinct()], ct)).Keys.OrderBy(id => people.IndexOf(id)).Take(Most)];
    }
}
