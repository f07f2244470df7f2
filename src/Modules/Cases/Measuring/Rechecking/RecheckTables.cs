using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Rechecking;

/// <summary>One month's draw: what anyone needs to draw once more.</summary>
internal sealed class RecheckDrawing
{
    public required Guid Id { get; init; }

    /// <summary>Year × 100 + month, in the district's zone.</summary>
    public required int Month { get; init; }

    /// <summary>32 bytes: SHA-256 of <see cref="SeedSource"/>.</summary>
    public required byte[] Seed { get; init; }

    /// <summary>The line of the first audit checkpoint after the month, which nobody could know while it ran.</summary>
    public required string SeedSource { get; init; }

    public required DateTimeOffset DrawnAt { get; init; }

    /// <summary>The account that had it drawn.</summary>
    public required Guid DrawnBy { get; init; }

    public required IReadOnlyList<DrawnStratum> Strata { get; init; }
}

/// <param name="UnitId">The unit that closed them; empty where none had been sent.</param>
/// <param name="Closed">How many it closed in the month.</param>
public sealed record DrawnStratum(Guid UnitId, int Closed, int Drawn);

/// <summary>A closed matter that was drawn, and what the second look found.</summary>
internal sealed class RecheckTask
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required Guid DrawingId { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid UnitId { get; init; }

    public required string AreaPath { get; init; }

    /// <summary>Its place in the unit's lots, from 1.</summary>
    public required int Lot { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>The account that looked; null while nobody has.</summary>
    public Guid? DoneBy { get; set; }

    /// <summary>The unit that it looked for, or null for the centre's own.</summary>
    public Guid? ByUnitId { get; set; }

    public bool? HasPassed { get; set; }

    /// <summary>Why not, as a code; null where it passed.</summary>
    public string? ReasonCode { get; set; }

    public int Version { get; set; }

    public RecheckFact ToFact() => new(DoneAt!.Value, HasPassed!.Value, IsDrawn: true, ByUnitId);
}

internal static class RecheckTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<RecheckDrawing>(table =>
        {
            table.ToTable("cases_recheck_draws").HasKey(d => d.Id);
            table.HasIndex(d => d.Month).IsUnique();
            table.Property(d => d.Strata).HasJsonText();
        });
        model.Entity<RecheckTask>(table =>
        {
            table.ToTable("cases_rechecks").HasKey(t => t.Seq);
            table.HasIndex(t => t.Id).IsUnique();
            table.HasIndex(t => t.CaseId);
            table.HasIndex(t => t.DoneAt);
            table.HasIndex(t => new { t.DrawingId, t.CaseId }).IsUnique();
            table.Property(t => t.Version).IsConcurrencyToken();
        });
    }
}
