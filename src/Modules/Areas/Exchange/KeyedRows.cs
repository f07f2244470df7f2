namespace Wangge.Areas.Exchange;

/// <summary>What imports of rows that name a place have in common: the places, the reach, and that no key stands twice.</summary>
internal abstract class KeyedRows(Actor actor, AccessPolicy policy) : IRowImport
{
    private readonly Dictionary<string, int> _rowOfKey = new(StringComparer.Ordinal);

    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    public virtual IReadOnlyCollection<string> Shapes => [];

    protected PlaceKeys Places { get; } = new();

    protected Actor Actor { get; } = actor;

    public virtual Task LoadAsync(DistrictDb db, CancellationToken ct) => Places.LoadAsync(db, ct);

    public async Task ApplyAsync(DistrictDb db, IReadOnlyList<FileRow> rows, ImportPart part, CancellationToken ct)
    {
        await FetchAsync(db, rows, ct);
        foreach (var row in rows)
        {
            try
            {
                await TakeAsync(db, row, part, ct);
            }
            catch (RowFault fault)
            {
                part.Refuse(row, fault.Column, fault.Code);
            }
        }
    }

    /// <summary>Fetches what these rows are about onto the context.</summary>
    protected abstract Task FetchAsync(DistrictDb db, IReadOnlyList<FileRow> rows, CancellationToken ct);

    protected abstract Task TakeAsync(DistrictDb db, FileRow row, ImportPart part, CancellationToken ct);

    /// <exception cref="RowFault">The actor's roles do not reach there.</exception>
    protected void RequireReach(string areaPath, string column)
    {
        if (policy.Check(Actor, AreaPermissions.Import, new Reach(areaPath)) is { } refusal) { throw new RowFault(column, refusal.Code); }
    }

    /// <exception cref="RowFault">An earlier row has this key.</exception>
    protected void RequireOnce(FileRow row, string key, string column)
    {
        if (!_rowOfKey.TryAdd(key, row.Number) && _rowOfKey[key] != row.Number) { throw new RowFault(column, "areas.import.row-twice"); }
    }
}
