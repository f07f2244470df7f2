namespace Wangge.Rounds.Checklists;

/// <summary>A list of what is looked at in one kind of place. What it asks stands in its versions; inspections name the one they were done by.</summary>
internal sealed class Checklist
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    /// <summary>Stable, lower case with hyphens, at most 40.</summary>
    public required string Code { get; init; }

    public required ChecklistKind Kind { get; init; }

    /// <summary>The version in force; 0 while none was published.</summary>
    public int InForce { get; private set; }

    /// <summary>The version that is being written; null where there is none.</summary>
    public int? Draft { get; private set; }

    /// <summary>From here on nothing is planned or done by it; null while it is in use.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Grows with every change; the ETag.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The number of the version that a change goes to; a first change after a publication begins the next.</summary>
    public int Write()
    {
        Version++;
        return Draft ??= InForce + 1;
    }

    /// <summary>Puts the draft in force, for ever as it is.</summary>
    public Refusal? Publish()
    {
        if (EndedAt is not null) { return ChecklistRefusals.Ended; }
        if (Draft is not { } draft) { return ChecklistRefusals.NoDraft; }
        (InForce, Draft) = (draft, null);
        Version++;
        return null;
    }

    /// <summary>Takes it out of use; what was done by it stays.</summary>
    public Refusal? End(DateTimeOffset at)
    {
        if (EndedAt is not null) { return ChecklistRefusals.Ended; }
        EndedAt = at;
        Version++;
        return null;
    }
}

/// <summary>What a checklist asks, as it was published or is being written. A published one is never changed.</summary>
internal sealed class ChecklistVersion
{
    /// <summary>How long after the next one was published phones that were offline may still bring inspections done by this.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    public required Guid ChecklistId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Title { get; set; }

    /// <summary>In English.</summary>
    public required string TitleEnglish { get; set; }

    public required IReadOnlyList<ChecklistItem> Items { get; set; }

    /// <summary>Null while it is a draft.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The account that published it; null for a draft and for what a district is founded with.</summary>
    public Guid? PublishedById { get; set; }

    /// <summary>When a later one was published.</summary>
    public DateTimeOffset? ReplacedAt { get; set; }

    /// <summary>Whether an inspection that arrives now may have been done by it.</summary>
    public bool Serves(DateTimeOffset now) => PublishedAt is not null && (ReplacedAt is not { } replaced || now < replaced + Grace);
}
