namespace Wangge.Areas.Divisions;

/// <summary>What happened to a division from one edition to another.</summary>
internal enum DivisionChangeKind
{
    /// <summary>Its code is new, and nothing older can be said to be it.</summary>
    Added,

    /// <summary>The same code, another name.</summary>
    Renamed,

    /// <summary>The same name and kind under another code, with no other like it on either side.</summary>
    Moved,

    /// <summary>Its code is gone; who follows it is for a person to say.</summary>
    Ended,
}

/// <summary>Why a division is suggested as successor of one that ended.</summary>
internal enum SuccessorGround
{
    /// <summary>It bears the same name, but is not the only one.</summary>
    SameName,

    /// <summary>It bears the same name but for what it is, as when a village becomes a community.</summary>
    SameStem,

    /// <summary>Divisions that belonged to the ended one belong to it now.</summary>
    TookChildren,
}

/// <param name="Share">For <see cref="SuccessorGround.TookChildren"/> the share of the ended one's children, above 0 to 1; else 1 ÷ the number of suggestions.</param>
internal sealed record SuggestedSuccessor(ListedDivision Division, SuccessorGround Ground, double Share);

/// <param name="Before">Null for what was added.</param>
/// <param name="After">Null for what ended.</param>
/// <param name="Successors">For what ended, best first; for what moved, itself is the successor and this is empty.</param>
internal sealed record DivisionChange(DivisionChangeKind Kind, ListedDivision? Before, ListedDivision? After, IReadOnlyList<SuggestedSuccessor> Successors);

/// <summary>Compares two editions of the division tree: codes change between editions, and names are not keys (Source: DOMAIN 2).</summary>
/// <remarks>
/// A move is only said where level, kind and name agree and exactly one division on each side is left that they fit. Where a code was
/// given to another division, and its old name stands under a new code, the old one moved and the new one is added.
/// </remarks>
internal static class DivisionChanges
{
    // Longest first, so that 村民委员会 is not cut to 村民委员.
    private static readonly string[] Endings =
    [
        "社区居民委员会", "村民委员会", "居民委员会", "街道办事处", "社区居委会", "村委会", "居委会", "社区", "街道", "村", "镇", "乡",
    ];

    /// <summary>All changes, in the order of the older codes, then of the newer.</summary>
    public static IReadOnlyList<DivisionChange> Between(DivisionEdition older, DivisionEdition newer)
    {
        var gone = older.Divisions.Where(d => newer.Find(d.Code) is null).ToList();
        var come = newer.Divisions.Where(d => older.Find(d.Code) is null).ToList();
        var renamed = older.Divisions
            .Select(d => (Before: d, After: newer.Find(d.Code)))
            .Where(pair => pair.After is not null && pair.After.Name != pair.Before.Name)
            .Select(pair => (pair.Before, After: pair.After!))
            .ToList();

        var moved = Pair([.. gone, .. renamed.Select(r => r.Before)], [.. come, .. renamed.Select(r => r.After)]);
        var arrived = moved.Values.ToHashSet();
        var isReused = renamed.Where(r => moved.ContainsKey(r.Before) || arrived.Contains(r.After)).ToList();
        renamed.RemoveAll(isReused.Contains);
        var ended = gone.Concat(isReused.Select(r => r.Before)).Where(d => !moved.ContainsKey(d)).ToList();
        var added = come.Concat(isReused.Select(r => r.After)).Where(d => !arrived.Contains(d)).ToList();

        IEnumerable<DivisionChange> changes =
        [
            .. renamed.Select(r => new DivisionChange(DivisionChangeKind.Renamed, r.Before, r.After, [])),
            .. moved.Select(m => new DivisionChange(DivisionChangeKind.Moved, m.Key, m.Value, [])),
            .. ended.Select(d => new DivisionChange(DivisionChangeKind.Ended, d, null, Suggest(d, older, newer, moved, added))),
            .. added.Select(d => new DivisionChange(DivisionChangeKind.Added, null, d, [])),
        ];
        return [.. changes.OrderBy(c => c.Before is null).ThenBy(c => (c.Before ?? c.After)!.Code)];
    }

    private static Dictionary<ListedDivision, ListedDivision> Pair(IEnumerable<ListedDivision> before, IEnumerable<ListedDivision> after)
    {
        static (DivisionKind, string) Key(ListedDivision d) => (d.Kind, d.Name);
        var candidates = after.ToLookup(Key);
        return before.GroupBy(Key)
            .Where(group => group.Count() == 1 && candidates[group.Key].Count() == 1)
            .ToDictionary(group => group.Single(), group => candidates[group.Key].Single());
    }

    private static List<SuggestedSuccessor> Suggest(
        ListedDivision ended, DivisionEdition older, DivisionEdition newer, Dictionary<ListedDivision, ListedDivision> moved, List<ListedDivision> added)
    {
        var sameName = added.Where(d => d.Kind == ended.Kind && d.Name == ended.Name).ToList();
        var sameStem = added.Where(d => d.Code.Level == ended.Code.Level && d.Name != ended.Name && StemOf(d.Name) == StemOf(ended.Name)).ToList();
        var children = older.ListChildren(ended.Code).ToList();
        var heirs = children
            .Select(child => moved.GetValueOrDefault(child)?.Code.Parent)
            .Where(parent => parent is not null && parent != ended.Code)
            .GroupBy(parent => parent!.Value)
            .Select(group => (Division: newer.Find(group.Key), Share: (double)group.Count() / children.Count))
            .Where(heir => heir.Division is not null)
            .OrderByDescending(heir => heir.Share);
        return
        [
            .. sameName.Select(d => new SuggestedSuccessor(d, SuccessorGround.SameName, 1.0 / sameName.Count)),
            .. sameStem.Select(d => new SuggestedSuccessor(d, SuccessorGround.SameStem, 1.0 / sameStem.Count)),
            .. heirs.Select(heir => new SuggestedSuccessor(heir.Division!, SuccessorGround.TookChildren, heir.Share)),
        ];
    }

    private static string StemOf(string name) =>
        Endings.FirstOrDefault(e => name.Length > e.Length && name.EndsWith(e, StringComparison.Ordinal)) is { } ending ? name[..^ending.Length] : name;
}
