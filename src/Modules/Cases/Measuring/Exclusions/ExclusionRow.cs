using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Measuring.Exclusions;

/// <summary>A wish that a matter shall not count in a measure, and what a second person decided. Never removed.</summary>
internal sealed class ExclusionRow
{
    public static readonly Refusal SamePerson = new("measures.exclusion.same-person", RefusalKind.Conflict, "Who asked for it does not decide it.");
    public static readonly Refusal DecidedAlready = new("measures.exclusion.decided", RefusalKind.Conflict);

    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string AreaPath { get; init; }

    /// <summary>Code of the measure, such as <c>on-time-closing</c>.</summary>
    public required string FormulaCode { get; init; }

    public required string ReasonCode { get; init; }

    /// <summary>An account.</summary>
    public required Guid AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Another account; null while nobody has decided.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public bool? IsApproved { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>A second person agrees or does not.</summary>
    public Refusal? Decide(Guid accountId, DateTimeOffset at, bool isApproved)
    {
        if (accountId == AskedBy) { return SamePerson; }
        if (IsApproved is not null) { return DecidedAlready; }

        (DecidedBy, DecidedAt, IsApproved) = (accountId, at, isApproved);
        Version++;
        return null;
    }

    /// <summary>As figures of an instant see it.</summary>
    public MeasureExclusion ToExclusion(DateTimeOffset asOf) =>
        new(CaseId, FormulaCode, ReasonCode, AskedBy, IsApproved == true && DecidedAt < asOf ? DecidedBy : null);

    public static void Map(ModelBuilder model) => model.Entity<ExclusionRow>(table =>
    {
        table.ToTable("cases_exclusions").HasKey(e => e.Seq);
        table.HasIndex(e => e.Id).IsUnique();
        table.HasIndex(e => e.CaseId);
        table.Property(e => e.Version).IsConcurrencyToken();
    });
}
