namespace Wangge.Video.Viewing;

/// <summary>What a media server asks for somebody who wants a picture of it.</summary>
/// <param name="Path">Which picture, by the server's own name.</param>
/// <param name="Ticket">As it was shown there.</param>
/// <param name="Peer">Who showed it, by the server's own words: an address, and a session where there is one.</param>
internal sealed record MediaAsk(Guid ServerId, string Path, string Ticket, string Peer);
