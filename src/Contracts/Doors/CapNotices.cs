using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Doors;

/// <summary>A CAP message waits to be sent to a peer, and it is safe.</summary>
public sealed record CapWaits(Guid PeerId) : INotice;
