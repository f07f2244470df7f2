using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Rounds;

/// <summary>A round of cameras was taken, a camera of it was noted, or its time was over; it is safe.</summary>
/// <param name="UnitId">The unit that does it, or null.</param>
/// <param name="What"><c>taken</c>, <c>noted</c> or <c>closed</c>.</param>
/// <param name="State"><c>planned</c>, <c>begun</c>, <c>complete</c> or <c>missed</c>.</param>
public sealed record CameraRoundChanged(Guid RoundId, string AreaPath, Guid? UnitId, string What, string State) : INotice;

/// <summary>Who did a round of cameras got no picture of one.</summary>
public sealed record NoPictureNoted(Guid RoundId, Guid CameraId, string AreaPath) : INotice;
