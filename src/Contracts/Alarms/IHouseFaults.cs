namespace Wangge.Contracts.Alarms;

/// <summary>Opens and ends faults of the house's own, beside those of devices. Asked in a scope of the district; written with the caller's commit.</summary>
public interface IHouseFaults
{
    /// <summary>Opens it without a leaf, where it is not open: that leaves cannot be written may be what is wrong.</summary>
    Task OpenAsync(HouseFault fault, CancellationToken ct);

    /// <summary>Ends it where it is open.</summary>
    Task EndAsync(HouseFault fault, CancellationToken ct);
}

/// <summary>What is wrong with the house.</summary>
public enum HouseFault
{
    /// <summary>The audit leaf of a viewing's end is owed.</summary>
    ViewAudit,
}
