namespace Wangge.Video.Sight;

/// <summary>Which places are asked for; null where it does not matter.</summary>
/// <param name="Kind">As <see cref="SightPlace.Kinds"/>.</param>
/// <param name="List">As <see cref="SightPlace.AllLists"/>.</param>
/// <param name="State"><c>unseen</c>, <c>partly</c> or <c>seen</c>.</param>
/// <param name="Text">A part of the name.</param>
/// <param name="Area">Only those in this area.</param>
internal sealed record CoverageQuery(string? Kind, string? List, string? State, string? Text, string? Area)
{
    /// <summary>Those of one's areas that fit, the least seen first; null where a word of the question is unknown.</summary>
    public IReadOnlyList<(SightPlace Place, double Share)>? Of(Coverage coverage, Extent extent)
    {
        var state = State is null ? null : WireName.Find<SightState>(State);
        if ((State is not null && state is null) || (Kind is not null && !SightPlace.Kinds.Contains(Kind)) || (List is not null && !SightPlace.AllLists.Contains(List))) { return null; }
        var part = Text?.Trim() is { Length: > 0 } text ? text : null;
        var area = Area is ['/', .., '/'] ? Area : null;
        return
        [
            .. coverage.Places
                .Where(p => extent.AreaPaths.Any(own => Extent.Covers(own, p.AreaPath)) && (area is null || Extent.Covers(area, p.AreaPath)) && (Kind is null || p.Kind == Kind) && (List is null || p.Lists.Contains(List)) && (part is null || p.Name?.Contains(part, StringComparison.OrdinalIgnoreCase) == true))
                .Select(p => (Place: p, Share: p.ShareOf(coverage.SeenOf(p.Number))))
                .Where(p => state is null || coverage.StateOf(p.Share) == state)
                .OrderBy(p => p.Share).ThenBy(p => p.Place.Number),
        ];
    }
}
