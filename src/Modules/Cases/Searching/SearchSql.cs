using Wangge.Kernel.Storage;
using Wangge.Kernel.Text;

namespace Wangge.Cases.Searching;

/// <summary>The databases' own full-text indexes over <see cref="SearchText"/>.</summary>
internal static class SearchSql
{
    public static IEnumerable<string> For(StoreKind store) => FullText.IndexOf("cases_search", store);
}
