namespace Wangge.Dispatch.Positions;

/// <summary>What says where it is: somebody's phone, known by the account, or a tracker of a unit.</summary>
/// <param name="AccountId">Null for a tracker.</param>
internal readonly record struct FixSource(Guid Id, Guid? AccountId)
{
    public static FixSource OfAccount(Guid accountId) => new(accountId, accountId);

    public static FixSource OfTracker(Guid trackerId) => new(trackerId, null);
}
