using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Areas;

/// <summary>An area was made, renamed, redrawn, moved or ended.</summary>
/// <param name="AreaPath">The path that it has now, or had last.</param>
/// <param name="FormerPath">The path before a move; else null. What stands under it has moved along and has a notice of its own.</param>
/// <param name="Change"><c>made</c>, <c>changed</c> (name, kind, cell code), <c>redrawn</c>, <c>moved</c> or <c>ended</c>.</param>
/// <param name="Revision">The tree's number after the change; grows with each.</param>
public sealed record AreaChanged(Guid AreaId, string AreaPath, string? FormerPath, string Change, int Revision) : INotice;

/// <summary>A part of a file was taken in: at most some hundred areas were made, changed or redrawn, which have no notices of their own.</summary>
/// <param name="Revision">The tree's number after it.</param>
public sealed record AreasImported(int Areas, int Revision) : INotice;
