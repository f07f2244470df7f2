using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Alarms;

/// <summary>Something was done with an alarm, or by it, and it is safe.</summary>
/// <param name="Action">Such as <c>raise</c>, <c>acknowledge</c>, <c>end</c>.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Version">Entries in its journal.</param>
public sealed record AlarmActed(Guid AlarmId, Guid? DeviceId, string AreaPath, string Action, string State, int Version) : INotice;

/// <summary>Nobody answered an alarm in time, and the level that it came to asks somebody: one notice for each alarm, level and person.</summary>
public sealed record AlarmAsks(Guid AlarmId, int Level, Guid AccountId) : INotice;

/// <summary>A fault of a device, or of the house, was opened or has ended, and it is safe.</summary>
/// <param name="What"><c>opened</c> or <c>ended</c>.</param>
/// <param name="Kind">Such as <c>silent</c>, <c>battery</c>.</param>
/// <param name="DeviceId">Empty where it is the house's own.</param>
public sealed record AlarmFaultChanged(Guid FaultId, string What, string Kind, Guid DeviceId, string AreaPath) : INotice;
