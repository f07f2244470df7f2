using System.Text;
using Wangge.Cases.Listing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Exporting;

/// <summary>Writes a list of cases as CSV, page by page, so that memory does not grow with it.</summary>
internal sealed class CaseSheetWriting(DistrictDb db, CaseNames names)
{
    public const int PageRows = 500;

    /// <param name="filter">With <see cref="PageRows"/> as its size.</param>
    /// <param name="most">Rows, however many more have come since they were counted.</param>
    /// <returns>Rows written.</returns>
    public async Task<int> WriteAsync(Stream stream, CaseFilter filter, Extent extent, DateTimeOffset now, int most, IProgress<int>? progress, CancellationToken ct)
    {
        await stream.WriteAsync(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).GetPreamble(), ct);
        await stream.WriteAsync(ExportSheet.Heading(), ct);
        var (left, after) = (most, default(Bookmark?));
        while (left > 0)
        {
            var page = await CaseQuery.ListAsync(db, filter, extent, after, now, ct);
            var rows = (await names.RowsAsync(page.Items, ct)).Take(left).ToList();
            await stream.WriteAsync(ExportSheet.Rows(rows, db.District.TimeZone), ct);
            left -= rows.Count;
            progress?.Report(most - left);
            if (page.Next is null || !Bookmark.TryParse(page.Next, out var next)) { break; }
            after = next;
        }

        return most - left;
    }
}
