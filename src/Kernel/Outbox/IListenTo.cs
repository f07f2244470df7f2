namespace Wangge.Kernel.Outbox;

/// <summary>Hears one kind of notice. Its own writes and the message's removal are one commit, so a message that was handled is never handled again.</summary>
/// <remarks>Runs in a scope of the notice's district. Throwing means: again later, with growing pauses, in the end as a dead letter.</remarks>
/// <typeparam name="TNotice">A record of Contracts.</typeparam>
public interface IListenTo<in TNotice>
    where TNotice : INotice
{
    /// <param name="notice">What happened.</param>
    /// <param name="delivery">Names the message; its id is the same at every try.</param>
    Task HearAsync(TNotice notice, Delivery delivery, CancellationToken ct);
}

/// <summary>One try to tell one listener.</summary>
/// <param name="MessageId">The same at every try, for effects outside the store.</param>
/// <param name="DistrictCode">Where it happened.</param>
/// <param name="Attempt">1 for the first try.</param>
public sealed record Delivery(Guid MessageId, string DistrictCode, int Attempt);
