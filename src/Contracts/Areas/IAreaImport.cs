using Wangge.Kernel.Refusals;
using Wangge.Kernel.Tables;

namespace Wangge.Contracts.Areas;

/// <summary>Takes files of areas into the district, for the API and the command line alike. Asked in a scope of the district.</summary>
public interface IAreaImport
{
    /// <summary>All good rows go in, at most 500 a commit, and bad ones are told; a repeat of the file finds its rows unchanged.</summary>
    /// <param name="progress">Told how many rows are done.</param>
    Task<AreaImportResult> RunAsync(AreaImportFile file, IProgress<int>? progress, CancellationToken ct);

    /// <summary>What a code of the report means, as an English sentence for operators; null where there is none.</summary>
    string? Explain(string code);
}

/// <summary>A file to be taken in.</summary>
/// <param name="IsPreview">Nothing is changed; the report says what would be.</param>
/// <param name="Edition">First day of the edition, for <see cref="AreaFileKind.Divisions"/>; else null.</param>
public sealed record AreaImportFile(AreaFileKind Kind, AreaFileFormat Format, ReadOnlyMemory<byte> Content, bool IsPreview = false, DateOnly? Edition = null);

/// <summary>What a file is of; the wire name is the member's name in lower case.</summary>
public enum AreaFileKind
{
    /// <summary>Divisions' areas and service grids: names, codes, edges, counts.</summary>
    Areas,
    Centres,
    Units,
    Postings,
    Ledgers,

    /// <summary>An edition of the division code list.</summary>
    Divisions,
}

/// <summary>How a file is written.</summary>
public enum AreaFileFormat
{
    Csv,
    GeoJson,

    /// <summary>On reading the same as <see cref="Csv"/>: the content tells them apart.</summary>
    Xlsx,
}

/// <summary>What became of a file.</summary>
/// <param name="Refusal">Why the file was refused as a whole, or null.</param>
/// <param name="Report">Line by line, with the columns that were dropped.</param>
/// <param name="Commits">How many commits it took; 0 for a preview.</param>
public sealed record AreaImportResult(Refusal? Refusal, ImportReport Report, int Commits)
{
    /// <summary>For an edition of divisions laid over an earlier one: what it changed, or would change.</summary>
    public IReadOnlyList<DivisionMove> Changes { get; init; } = [];
}

/// <summary>What an edition did to one division.</summary>
/// <param name="Kind"><c>added</c>, <c>renamed</c>, <c>moved</c> or <c>ended</c>.</param>
/// <param name="Before">Code and name as they were, or null for what was added.</param>
/// <param name="After">Code and name as they are, or null for what ended.</param>
public sealed record DivisionMove(string Kind, string? Before, string? After);
