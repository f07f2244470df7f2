using System.Collections.Concurrent;

namespace Wangge.Dispatch.Positions;

/// <summary>Where everything on duty of one district is now, in memory: a dot for each unit and for each person outside of units. Safe for concurrent use.</summary>
/// <remarks>Each change of a dot has a number of its own, so that a reader takes what changed since it last looked, however long ago that was: what moved often meanwhile comes once.</remarks>
internal sealed class LivePicture
{
    private readonly ConcurrentDictionary<Guid, LiveDot> _dots = new();
    private readonly Lock _changing = new();
    private long _version;
    private long _forgottenUpTo;

    /// <summary>The number of the last change.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>The highest number of a change that <see cref="ListSince"/> no longer tells: the dot went, and was forgotten.</summary>
    public long ForgottenUpTo => Volatile.Read(ref _forgottenUpTo);

    /// <summary>Whether anything is kept of a dot, be it gone.</summary>
    public bool Knows(Guid id) => _dots.ContainsKey(id);

    /// <summary>Dots that are there.</summary>
    public IEnumerable<LiveDot> Dots => _dots.Values.Where(d => !d.IsGone);

    /// <summary>Dots that changed after a version, those that went among them.</summary>
    public IEnumerable<LiveDot> ListSince(long version) => _dots.Values.Where(d => d.Version > version);

    /// <summary>Moves a dot or adds it; an older one than that which is shown changes nothing.</summary>
    public void Move(LiveDot dot)
    {
        lock (_changing)
        {
            if (_dots.TryGetValue(dot.Id, out var shown) && !shown.IsGone && shown.Fix.At >= dot.Fix.At) { return; }
            Change(dot);
            // Its person joined a unit and is seen as the unit from now on.
            if (dot.Id != dot.SourceId && _dots.TryGetValue(dot.SourceId, out var single) && !single.IsGone) { Change(single with { IsGone = true }); }
        }
    }

    /// <summary>Takes away what this source showed.</summary>
    public void Forget(Guid sourceId) => ChangeWhere(d => d.SourceId == sourceId && !d.IsGone, d => d with { IsGone = true });

    /// <summary>Takes away this dot.</summary>
    public void ForgetDot(Guid id) => ChangeWhere(d => d.Id == id && !d.IsGone, d => d with { IsGone = true });

    /// <summary>Marks what nothing was heard of, and takes away what nothing was heard of for long.</summary>
    public void Tend(DateTimeOffset staleBefore, DateTimeOffset goneBefore)
    {
        lock (_changing)
        {
            foreach (var dot in _dots.Values.Where(d => d.IsGone && d.Fix.At < goneBefore))
            {
                // Told before it is forgotten: who reads later finds that dots may have gone unheard.
                Volatile.Write(ref _forgottenUpTo, Math.Max(_forgottenUpTo, dot.Version));
                _dots.TryRemove(dot.Id, out _);
            }
        }

        ChangeWhere(d => !d.IsGone && d.Fix.At < goneBefore, d => d with { IsGone = true });
        ChangeWhere(d => d is { IsGone: false, IsStale: false } && d.Fix.At < staleBefore, d => d with { IsStale = true });
    }

    private void ChangeWhere(Func<LiveDot, bool> which, Func<LiveDot, LiveDot> change)
    {
        lock (_changing)
        {
            foreach (var dot in _dots.Values.Where(which)) { Change(change(dot)); }
        }
    }

    private void Change(LiveDot dot)
    {
        var version = _version + 1;
        _dots[dot.Id] = dot with { Version = version };
        // After the dot: who has read this number finds the dot.
        Volatile.Write(ref _version, version);
    }
}

/// <summary>A dot. Never changes.</summary>
/// <param name="Id">The unit's; an account's where its person belongs to no unit.</param>
/// <param name="IsUnit">False: a person.</param>
/// <param name="SourceId">What said it last.</param>
/// <param name="AreaPath">The grid in which it is; where it is in none, the area that it belongs to. Null where neither is known.</param>
/// <param name="HomePath">The area that it belongs to.</param>
/// <param name="IsStale">Nothing newer was heard for a while.</param>
/// <param name="IsGone">Off duty, or nothing was heard for long: no longer shown.</param>
/// <param name="Version">Its number among the picture's changes.</param>
internal sealed record LiveDot(
    Guid Id, bool IsUnit, Guid SourceId, Fix Fix, string? AreaPath, string? HomePath, bool IsStale = false, bool IsGone = false, long Version = 0);
