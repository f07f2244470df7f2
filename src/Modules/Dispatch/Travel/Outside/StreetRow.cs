namespace Wangge.Dispatch.Travel.Outside;

/// <summary>Names of streets in order, each once where it goes on, without those that have none.</summary>
internal static class StreetRow
{
    public static IReadOnlyList<string> Of(IEnumerable<string?> names)
    {
        var row = new List<string>();
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name) && (row.Count == 0 || row[^1] != name)) { row.Add(name); }
        }

        return row;
    }
}
