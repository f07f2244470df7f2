using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Portal;

/// <summary>A question or suggestion was answered or declined: its sender, who may have left an address, is told.</summary>
public sealed record VoiceAnswered(Guid VoiceId, bool IsDeclined) : INotice;
