using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Rounds;

/// <summary>Someone went on or off duty.</summary>
public sealed record DutyChanged(Guid AccountId, string AreaPath, bool IsOn) : INotice;
