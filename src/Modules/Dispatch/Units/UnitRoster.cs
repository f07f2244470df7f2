namespace Wangge.Dispatch.Units;

/// <summary>Which unit somebody belongs to. Asked in a scope of the district.</summary>
internal sealed class UnitRoster(DistrictDb db, RosterShelf shelf)
{
    /// <summary>The unit whose crew an account is, or null.</summary>
    public async ValueTask<Guid?> FindUnitOfAsync(Guid accountId, CancellationToken ct) => (await RosterAsync(ct)).UnitOf(accountId);

    /// <summary>All units that have not ended, from memory; what is written here next is not in it yet.</summary>
    public ValueTask<Roster> RosterAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return shelf.GetAsync(db.Store);
    }
}

/// <summary>A district's units at one moment. Never changes.</summary>
internal sealed class Roster
{
    private readonly Dictionary<Guid, Guid> _unitOf = [];
    private readonly Dictionary<Guid, PatrolUnit> _units = [];

    public Roster(IReadOnlyList<PatrolUnit> units)
    {
        Units = units;
        foreach (var unit in units)
        {
            _units[unit.Id] = unit;
            foreach (var account in unit.CrewIds) { _unitOf[account] = unit.Id; }
        }
    }

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<PatrolUnit> Units { get; }

    public Guid? UnitOf(Guid accountId) => _unitOf.TryGetValue(accountId, out var unit) ? unit : null;

    public PatrolUnit? Find(Guid unitId) => _units.GetValueOrDefault(unitId);
}
