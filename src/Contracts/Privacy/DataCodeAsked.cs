using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Privacy;

/// <summary>Somebody asked for a code to see what is held about a contact: it is made and sent to that contact.</summary>
public sealed record DataCodeAsked(Guid AskingId) : INotice;
