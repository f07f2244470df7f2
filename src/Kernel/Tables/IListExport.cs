namespace Wangge.Kernel.Tables;

/// <summary>A list that a module writes to a file for the command line. Asked in a scope of the district; each writing leaves an audit leaf first.</summary>
public interface IListExport
{
    /// <summary>As the command names it, such as <c>areas</c>.</summary>
    string What { get; }

    /// <summary>Endings of the files that it can be written as, the usual one first: <c>csv</c>, <c>xlsx</c>, <c>geojson</c>.</summary>
    IReadOnlyList<string> Formats { get; }

    /// <summary>Writes the whole list, page by page where it is long.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="progress">Told how many rows are written.</param>
    /// <returns>Rows written, the heading not counted.</returns>
    Task<int> WriteAsync(Stream file, string format, IProgress<int>? progress, CancellationToken ct);
}
