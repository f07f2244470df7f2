using Wangge.Cases.Limits;

namespace Wangge.Cases.Types;

/// <summary>The types that a new district begins with: the standard's dictionary, and our own for services, disputes, hazards and news. All editable.</summary>
/// <remarks>Source: <c>types-gbt47678.csv</c> (facts of GB/T 47678.5-2026), <c>types-own.csv</c>, <c>default-limits.csv</c>.</remarks>
internal static class DefaultTypes
{
    private static readonly Limit Usual = Limit.WorkingDays(3);

    /// <summary>Fresh instances, with ids that are the same for the same key in every district.</summary>
    public static IEnumerable<CaseType> Make() => FromStandard().Concat(Own());

    private static IEnumerable<CaseType> FromStandard()
    {
        var limits = DefaultLimit.All.ToDictionary(l => l.Key, StringComparer.Ordinal);
        foreach (var cells in EmbeddedTable.Read("types-gbt47678.csv", columns: 6))
        {
            var limit = cells[5].Length > 0 ? limits[cells[5]] : null;
            yield return new CaseType
            {
                Id = IdOf(cells[0]),
                Key = cells[0],
                Kind = cells[1],
                ClassCode = cells[2],
                ClassName = cells[3],
                Name = cells[4],
                Flow = CaseFlow.Site,
                Weight = CaseWeight.Ordinary,
                Handling = limit?.Repair ?? Usual,
                MakeSafe = limit?.MakeSafe,
            };
        }
    }

    private static IEnumerable<CaseType> Own()
    {
        foreach (var cells in EmbeddedTable.Read("types-own.csv", columns: 9))
        {
            yield return new CaseType
            {
                Id = IdOf(cells[0]),
                Key = cells[0],
                Kind = cells[1],
                ClassCode = cells[1],
                ClassName = cells[2],
                Name = cells[3],
                EnglishName = cells[4],
                Flow = Enum.Parse<CaseFlow>(cells[5].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
                Weight = CaseWeight.Ordinary,
                Handling = EmbeddedTable.FindLimit(cells[6], cells[7]),
                // Services and disputes concern persons: never public by default.
                IsPublic = cells[1] is "hazard" or "news",
                Keywords = [.. cells[8].Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            };
        }
    }

    /// <summary>A name-based id, so that a type of the defaults is the same thing in every district.</summary>
    public static Guid IdOf(string key)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("wangge/case-type/" + key)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
