namespace Wangge.Video.Sight;

/// <summary>A camera that is in use, with what it sees of the places.</summary>
/// <param name="Health">As <c>CameraView</c> has it.</param>
/// <param name="IsWorking">Whether what it sees counts: it gives a picture, or gave one when it was tried last.</param>
/// <param name="Seen">Places of which it sees something, with a bit a sample.</param>
internal sealed record SightCamera(Guid Id, string Name, string AreaPath, CameraAim Aim, string Health, bool IsWorking, SightField Field, IReadOnlyList<(int Place, ulong Seen)> Seen);

/// <summary>Which places which cameras see. Never changes; safe for concurrent use.</summary>
internal sealed class Coverage
{
    private readonly ulong[] _seen;
    private readonly List<(int Camera, ulong Seen)>?[] _by;
    private readonly double _seenShare;
    private readonly Dictionary<Guid, int> _numbers;

    /// <param name="seenShare">From which share on a place is seen.</param>
    /// <param name="hasBuildings">False where no map says what stands in the way.</param>
    public Coverage(IReadOnlyList<SightPlace> places, IReadOnlyList<SightCamera> cameras, PlaceIndex index, double seenShare, bool hasBuildings)
    {
        (Places, Cameras, Index, _seenShare, HasBuildings) = (places, cameras, index, seenShare, hasBuildings);
        (_seen, _by, _numbers) = (new ulong[places.Count], new List<(int, ulong)>?[places.Count], cameras.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i));
        for (var camera = 0; camera < cameras.Count; camera++)
        {
            if (!cameras[camera].IsWorking) { continue; }
            foreach (var (place, seen) in cameras[camera].Seen)
            {
                _seen[place] |= seen;
                (_by[place] ??= []).Add((camera, seen));
            }
        }
    }

    public IReadOnlyList<SightPlace> Places { get; }

    public IReadOnlyList<SightCamera> Cameras { get; }

    public PlaceIndex Index { get; }

    public bool HasBuildings { get; }

    public SightCamera? Find(Guid cameraId) => _numbers.TryGetValue(cameraId, out var number) ? Cameras[number] : null;

    /// <summary>Of a place's samples, those that any working camera sees.</summary>
    /// <param name="without">A camera that is left out, or null.</param>
    public ulong SeenOf(int place, Guid? without = null) =>
        without is null || _by[place] is not { } by ? _seen[place] : by.Where(s => Cameras[s.Camera].Id != without).Aggregate(0UL, (all, s) => all | s.Seen);

    /// <summary>Working cameras that see something of a place, those that see most first.</summary>
    public IReadOnlyList<(SightCamera Camera, ulong Seen)> SeersOf(int place) =>
        [.. (_by[place] ?? []).Select(s => (Cameras[s.Camera], s.Seen)).OrderByDescending(s => ulong.PopCount(s.Seen)).ThenBy(s => s.Item1.Name, StringComparer.Ordinal)];

    public SightState StateOf(double share) => share >= _seenShare ? SightState.Seen : share > 0 ? SightState.Partly : SightState.Unseen;

    public SightState StateOf(SightPlace place) => StateOf(place.ShareOf(_seen[place.Number]));
}

/// <summary>How far a place is in sight.</summary>
internal enum SightState
{
    /// <summary>No working camera sees anything of it.</summary>
    Unseen,

    /// <summary>Something, and less than the share that is set.</summary>
    Partly,

    Seen,
}
