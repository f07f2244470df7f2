using Wangge.Kernel.Rights;

namespace Wangge.Portal;

/// <summary>A question or suggestion that somebody sent to this portal. Known by its topic, never by its author; nothing is read from elsewhere.</summary>
/// <remarks>Source: RIGHTS, "Monitoring of what people say elsewhere".</remarks>
internal sealed class Voice
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required VoiceKind Kind { get; init; }

    public required string TopicKey { get; set; }

    public string? AreaPath { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required VoiceState State { get; set; }

    /// <summary>Whether its sender agreed that question and answer are shown to everyone.</summary>
    public required bool MayBeShown { get; init; }

    /// <summary>In whose name it was answered.</summary>
    public Guid? UnitId { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The account that wrote the answer down.</summary>
    public Guid? AnsweredBy { get; set; }

    /// <summary>Since when everyone sees it; null while nobody does.</summary>
    public DateTimeOffset? ShownAt { get; set; }

    /// <summary>Why it was not answered, as a code; null where it was not declined.</summary>
    public string? DeclinedFor { get; set; }

    /// <summary>Made up for demonstration; shown as such.</summary>
    public bool IsSample { get; init; }

    /// <summary>SHA-256 of the follow link's secret.</summary>
    public required byte[] FollowHash { get; init; }

    public int Version { get; set; }
}

/// <summary>What was asked and answered, apart from the row that stays, so that it can be erased.</summary>
internal sealed class VoiceWords
{
    public required Guid VoiceId { get; init; }

    [Personal("the question as its sender wrote it", "consent on sending; PIPL art. 13 (1) 1", "retention.voice")]
    public required string Text { get; init; }

    /// <summary>The question as it is shown, without what names somebody; null while it is not.</summary>
    [Personal("the question as everyone may read it", "consent on sending; PIPL art. 13 (1) 1", "retention.voice")]
    public string? ShownText { get; set; }

    [Personal("the answer, which may speak of the sender's matter", "consent on sending; PIPL art. 13 (1) 1", "retention.voice")]
    public string? AnswerText { get; set; }
}

/// <summary>How the sender may be told that there is an answer. No name is asked for.</summary>
internal sealed class VoiceContact
{
    public required Guid VoiceId { get; init; }

    [Personal("to tell the sender of the answer", "consent on sending; PIPL art. 13 (1) 1", "retention.contact")]
    public string? Phone { get; set; }

    [Personal("to tell the sender of the answer", "consent on sending; PIPL art. 13 (1) 1", "retention.contact")]
    public string? Email { get; set; }
}

/// <summary>What people ask about. Editable; an ended topic takes no new questions.</summary>
internal sealed class Topic
{
    /// <summary>Lower-case letters and hyphens, such as <c>heating</c>.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required string EnglishName { get; set; }

    public required int Position { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Kinds of voices.</summary>
internal enum VoiceKind
{
    Question,
    Suggestion,
}

/// <summary>Where a voice stands.</summary>
internal enum VoiceState
{
    Received,
    Answered,

    /// <summary>Not answered, with a reason that its sender reads.</summary>
    Declined,

    /// <summary>Its words were deleted, at its sender's wish or at their end.</summary>
    Erased,
}
