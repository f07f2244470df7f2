namespace Wangge.Contracts.Dispatch;

/// <summary>Who is sent to a matter now: other modules open to a crew what belongs to its task, and close it when the task is over. Asked in a scope of the district.</summary>
public interface ISentCrews
{
    /// <summary>Whether this account belongs to the crew of a unit that is sent there and whose part is not over: not declined, recalled, done or ended with the operation.</summary>
    /// <param name="subjectKind"><c>case</c> or <c>alarm</c>.</param>
    Task<bool> IsSentAsync(Guid accountId, string subjectKind, Guid subjectId, CancellationToken ct);
}
