namespace Wangge.Contracts.Dispatch;

/// <summary>The fixes of an account's own phone, while they are kept: 30 days at most. Asked in a scope of the district.</summary>
/// <remarks>For judging rounds anew; who shows them to a person writes the leaf of that reading.</remarks>
public interface IFixHistory
{
    /// <summary>Those of a half-open span <c>[from, until)</c> of claimed times, the oldest first.</summary>
    /// <param name="most">1–5,000.</param>
    Task<IReadOnlyList<KeptFix>> ListAsync(Guid accountId, DateTimeOffset from, DateTimeOffset until, int most, CancellationToken ct);
}
