using Wangge.Kernel.Access;

namespace Wangge.Kernel.Outbox;

/// <summary>What may be done with messages.</summary>
public static class OutboxPermissions
{
    /// <summary>See dead letters and send them again.</summary>
    public static readonly Permission Outbox = new("kernel.outbox");
}
