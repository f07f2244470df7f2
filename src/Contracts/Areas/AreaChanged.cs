using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Areas;

/// <summary>An area was made, renamed, redrawn, moved or ended.</summary>
/// <param name="AreaPath">The path that it has now, or had last.</param>
/// <param name="FormerPath">The path before a move; else null. What stands under it has moved along and has a notice of its own.</param>
/// <param name="Change"><c>made</c>, <c>changed</c> (name, kind, cell code), <c>redrawn</c>, <c>moved</c> or <c>ended</c>.</param>
public sealed record AreaChanged(Guid AreaId, string AreaPath, string? FormerPath, string Change) : INotice;

/// <summary>A part of a file was taken in: at most some hundred areas were made, changed or redrawn, which have no notices of their own.</summary>
public sealed record AreasImported(int Areas) : INotice;
