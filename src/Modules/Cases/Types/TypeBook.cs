using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Types;

/// <summary>A district's types and responsibilities in memory. Immutable; dropped when they change.</summary>
internal sealed class TypeBook
{
    private readonly Dictionary<Guid, CaseType> _byId;
    private readonly Dictionary<string, CaseType> _byKey;
    private readonly ILookup<string, Responsibility> _byPattern;

    public TypeBook(IReadOnlyList<CaseType> types, IReadOnlyList<Responsibility> responsibilities)
    {
        _byId = types.ToDictionary(t => t.Id);
        _byKey = types.ToDictionary(t => t.Key, StringComparer.Ordinal);
        _byPattern = responsibilities.ToLookup(r => r.TypePattern, StringComparer.Ordinal);
    }

    public IEnumerable<CaseType> All => _byId.Values;

    public CaseType? Find(Guid typeId) => _byId.GetValueOrDefault(typeId);

    public CaseType? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>What names the unit that answers for a type at a place, or null where nothing does: the most exact type first, then the longest area.</summary>
    public Responsibility? FindResponsibility(CaseType type, string areaPath)
    {
        foreach (var pattern in (string[])[type.Key, "class:" + type.ClassCode, "*"])
        {
            var best = _byPattern[pattern].Where(r => areaPath.StartsWith(r.AreaPath, StringComparison.Ordinal)).MaxBy(r => r.AreaPath.Length);
            if (best is not null) { return best; }
        }

        return null;
    }

    /// <summary>The unit that answers for a type at a place, or null where nobody was named.</summary>
    public Guid? FindUnit(CaseType type, string areaPath) => FindResponsibility(type, areaPath)?.UnitId;
}

/// <summary>The type book of the scope's district.</summary>
internal sealed class CaseTypes(DistrictScope scope, DistrictStates<TypeBook> books)
{
    public async ValueTask<TypeBook> BookAsync() =>
        books.Peek(scope.District.Code) ?? await books.GetAsync(scope.District.Code, () => LoadAsync(scope.Store));

    private static async Task<TypeBook> LoadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        return new TypeBook(
            await db.Set<CaseType>().AsNoTracking().ToListAsync(),
            await db.Set<Responsibility>().AsNoTracking().ToListAsync());
    }
}
