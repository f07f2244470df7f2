namespace Wangge.Kernel.Tables;

/// <summary>Writes one sheet as XLSX, row by row, so that memory does not grow with it: a bold heading that stays, filters, typed numbers and times.</summary>
/// <remarks>
/// A text is never a formula: it is written as text, and where it begins as one it carries the sheet's own mark for that (<c>quotePrefix</c>), so that it stays
/// one when somebody edits the cell. Characters that XML cannot hold become U+FFFD. <see cref="CsvSheet"/> reads it back.
/// </remarks>
public static class XlsxText
{
    /// <summary>What such a file is called over HTTP.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows below the heading that a sheet holds; further ones are not written.</summary>
    public const int MostRows = 1_048_575;

    /// <summary>Characters that a cell holds; a longer text is left out, since a part would be taken for all of it.</summary>
    public const int MostCharactersInCell = 32_767;

    /// <param name="target">Needs not be seekable; the file is made beside it first.</param>
    /// <returns>Rows written, the heading not counted.</returns>
    public static async Task<int> WriteAsync(Stream target, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<CsvCell>> rows, CancellationToken ct)
    {
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"wangge-{Guid.CreateVersion7():N}.xlsx"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        int written;
        using (var sheet = new XlsxWriting(file, headings))
        {
            await foreach (var row in rows.WithCancellation(ct)) { sheet.Add(row); }
            written = sheet.Rows;
        }

        file.Position = 0;
        await file.CopyToAsync(target, ct);
        return written;
    }

    public static byte[] ToBytes(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<CsvCell>> rows)
    {
        using var file = new MemoryStream();
        using (var sheet = new XlsxWriting(file, headings))
        {
            foreach (var row in rows) { sheet.Add(row); }
        }

        return file.ToArray();
    }
}
