namespace Wangge.Areas.Exchange;

/// <summary>The areas that rows name, by path or, where only one has it, by code.</summary>
internal sealed class PlaceKeys
{
    private Dictionary<string, Place> _byPath = [];
    private ILookup<string, Place> _byCode = Array.Empty<Place>().ToLookup(p => p.Code);

    public async Task LoadAsync(DistrictDb db, CancellationToken ct)
    {
        var places = await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null).Select(a => new Place(a.Id, a.Code, a.AreaPath, a.Level)).ToListAsync(ct);
        _byPath = places.ToDictionary(p => p.AreaPath, StringComparer.Ordinal);
        _byCode = places.ToLookup(p => p.Code, StringComparer.Ordinal);
    }

    /// <exception cref="RowFault">There is none, or more than one.</exception>
    public Place Get(FileRow row, string column)
    {
        var text = row[column];
        if (text.Length == 0) { throw new RowFault(column, "areas.import.missing"); }
        if (_byPath.TryGetValue(text, out var place)) { return place; }
        return _byCode[text].Take(2).ToList() switch
        {
            [var only] => only,
            [] => throw new RowFault(column, AreaRefusals.UnknownPlace.Code),
            _ => throw new RowFault(column, "areas.import.place-ambiguous"),
        };
    }

    internal sealed record Place(Guid Id, string Code, string AreaPath, string Level);
}
