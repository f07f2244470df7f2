using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Dispatch;

/// <summary>How long a district's roads take changed: a road was closed or opened, speeds or the weather are others, or another network serves.</summary>
/// <param name="What"><c>closed</c>, <c>opened</c>, <c>speeds</c>, <c>weather</c> or <c>network</c>.</param>
/// <param name="SubjectId">The closure; empty where all roads are meant.</param>
/// <param name="AreaPath">Where.</param>
public sealed record RoadsChanged(string What, Guid SubjectId, string AreaPath) : INotice;
