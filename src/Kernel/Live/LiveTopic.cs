using Wangge.Kernel.Access;

namespace Wangge.Kernel.Live;

/// <summary>A topic that consoles may watch, and the permission that it needs; each module contributes its own.</summary>
public sealed record LiveTopic(string Name, Permission Permission);
