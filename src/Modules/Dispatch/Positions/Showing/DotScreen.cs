namespace Wangge.Dispatch.Positions.Showing;

/// <summary>What one console sees of the picture: units, never a person outside of one, whom no console draws. Makes its frames. Not safe for concurrent use.</summary>
/// <remarks>Source: RIGHTS, "Need to know".</remarks>
internal sealed class DotScreen(LivePicture picture, Extent extent)
{
    private readonly HashSet<Guid> _shown = [];
    private long _seen;

    /// <summary>What changed since the last call; null where nothing of it concerns this console.</summary>
    public DotFrame? Next()
    {
        // Taken first: what changes while we look comes once more rather than never.
        var upTo = picture.Version;
        if (upTo == _seen) { return null; }
        List<DotView> moved = [];
        List<Guid> gone = [];
        foreach (var dot in picture.ListSince(_seen))
        {
            if (!dot.IsGone && Sees(extent, dot))
            {
                _shown.Add(dot.Id);
                moved.Add(DotView.Of(dot));
            }
            else if (_shown.Remove(dot.Id))
            {
                gone.Add(dot.Id);
            }
        }

        if (_seen < picture.ForgottenUpTo)
        {
            // So slow that what went was forgotten meanwhile.
            foreach (var id in _shown.Where(id => !picture.Knows(id)).ToList())
            {
                _shown.Remove(id);
                gone.Add(id);
            }
        }

        _seen = upTo;
        return moved.Count + gone.Count == 0 ? null : new DotFrame(moved, gone);
    }

    /// <summary>Whether it is a unit in one of these areas, or one that belongs to one.</summary>
    public static bool Sees(Extent extent, LiveDot dot) => dot.IsUnit && extent.AreaPaths.Any(area => Covers(area, dot.AreaPath) || Covers(area, dot.HomePath));

    private static bool Covers(string area, string? path) => path is not null && Extent.Covers(area, path);
}
