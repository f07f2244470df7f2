namespace Wangge.Areas.Ledgers;

/// <summary>What a grid counts. Numbers only: no register of persons stands behind them. Source: DOMAIN 1, RIGHTS "Registers of persons".</summary>
/// <param name="Resident">People who live there for good.</param>
/// <param name="Temporary">People who live there for a time.</param>
public sealed record LedgerCounts(
    [Range(0, LedgerCounts.Most)] int Resident, [Range(0, LedgerCounts.Most)] int Temporary, [Range(0, LedgerCounts.Most)] int Households,
    [Range(0, LedgerCounts.Most)] int Buildings, [Range(0, LedgerCounts.Most)] int Shops, [Range(0, LedgerCounts.Most)] int HouseholdsInDifficulty)
{
    public const int Most = 1_000_000;

    public static readonly LedgerCounts None = new(0, 0, 0, 0, 0, 0);

    internal static LedgerCounts Sum(IEnumerable<LedgerCounts> all) => all.Aggregate(None, (a, b) => new LedgerCounts(
        a.Resident + b.Resident, a.Temporary + b.Temporary, a.Households + b.Households, a.Buildings + b.Buildings, a.Shops + b.Shops, a.HouseholdsInDifficulty + b.HouseholdsInDifficulty));

    internal static LedgerCounts Of(LedgerEntry e) => new(e.Resident, e.Temporary, e.Households, e.Buildings, e.Shops, e.HouseholdsInDifficulty);

    internal LedgerEntry ToEntry(Guid areaId, int version, Guid actorId, DateTimeOffset at) => new()
    {
        AreaId = areaId, Version = version, ActorId = actorId, At = at,
        Resident = Resident, Temporary = Temporary, Households = Households, Buildings = Buildings, Shops = Shops, HouseholdsInDifficulty = HouseholdsInDifficulty,
    };
}
