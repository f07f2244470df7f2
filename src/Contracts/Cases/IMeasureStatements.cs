namespace Wangge.Contracts.Cases;

/// <summary>Makes statements of measures for publication. Asked in a scope of the district.</summary>
public interface IMeasureStatements
{
    /// <summary>The statement of all units for a period that is over, or null where there is nothing to state.</summary>
    /// <param name="from">First day, in the district's time zone.</param>
    /// <param name="until">The day after the last.</param>
    Task<MeasureDocument?> MakeAsync(DateOnly from, DateOnly until, CancellationToken ct);
}

/// <summary>A statement as text.</summary>
/// <param name="Json">Canonical JSON: results with formulas and inputs, units only.</param>
/// <param name="Sha256">Of its UTF-8 bytes, lower-case hex.</param>
public sealed record MeasureDocument(string Json, string Sha256);
