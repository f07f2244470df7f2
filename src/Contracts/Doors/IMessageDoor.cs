namespace Wangge.Contracts.Doors;

/// <summary>Sends a short message to someone outside: by mail, or into a file where no mail server is named.</summary>
public interface IMessageDoor
{
    /// <summary>Sends; throws where the door is shut now, so that the outbox tries again.</summary>
    Task SendAsync(OutgoingMessage message, CancellationToken ct);
}

/// <summary>A message without personal data: what happened to which number, and a link to read it.</summary>
/// <param name="MessageId">The same at every try.</param>
/// <param name="Email">Where to; null where only a phone is known.</param>
/// <param name="Phone">Where to; null where only an address is known.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="LinkPath">Where to read on, below the address of this house; null for none.</param>
/// <param name="StopPath">Where such messages are ended, likewise; null where they come once.</param>
public sealed record OutgoingMessage(Guid MessageId, string? Email, string? Phone, string Subject, string Text, string? LinkPath = null, string? StopPath = null);
