namespace Wangge.Kernel.Audit;

/// <summary>Who acted. The numbers are hashed into leaves: never change or reuse one.</summary>
public enum AuditActorKind : byte
{
    /// <summary>The house itself: a clock, a pump, a sweep.</summary>
    System = 0,

    /// <summary>A member of staff.</summary>
    Account = 1,

    /// <summary>An alarm device or a phone that acts without an account.</summary>
    Device = 2,

    /// <summary>Another system, by its key.</summary>
    Key = 3,

    /// <summary>A resident.</summary>
    Resident = 4,
}
