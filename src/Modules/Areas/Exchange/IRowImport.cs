namespace Wangge.Areas.Exchange;

/// <summary>Takes one kind of row in. Made anew for each file; used by one thread.</summary>
internal interface IRowImport
{
    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>The geometries that a GeoJSON file of these rows may hold; empty for CSV only.</summary>
    IReadOnlyCollection<string> Shapes { get; }

    /// <summary>Puts the rows into the order in which they can be taken: what stands above first.</summary>
    IEnumerable<FileRow> Order(IReadOnlyList<FileRow> rows) => rows;

    /// <summary>Loads what rows are compared with; called once, and again after another changed it meanwhile.</summary>
    Task LoadAsync(DistrictDb db, CancellationToken ct);

    /// <summary>Decides some rows on this context and says what each came to. Later rows see earlier ones, committed or not.</summary>
    /// <remarks>The audit leaves are its own to write.</remarks>
    Task ApplyAsync(DistrictDb db, IReadOnlyList<FileRow> rows, ImportPart part, CancellationToken ct);
}
