using Wangge.Cases.Duplicates;

namespace Wangge.Cases.Grouping;

/// <summary>A report as far as grouping goes.</summary>
/// <param name="Tokens">Of its words; see the search's tokenizer.</param>
internal sealed record GroupCandidate(Guid CaseId, long Seq, Guid TypeId, string AreaPath, GroundPoint Place, DateTimeOffset At, IReadOnlyCollection<string> Tokens);

/// <summary>Groups reports on-line as they come: same type or like words, near, within a day. Not safe for concurrent use; bounded.</summary>
/// <remarks>
/// Leader clustering: a report joins the largest group that reaches it, else begins one. The more reports a group has, the further it reaches (50 m for the first
/// few, the merge rule's own, up to <see cref="MostMetres"/>), and small groups that a large one came to reach are taken into it. Nothing merges by itself.
/// </remarks>
internal sealed class GroupBook
{
    /// <summary>Reports before a group is suggested.</summary>
    public const int Least = 3;

    public const double LeastMetres = 50;
    public const double MostMetres = 400;
    public static readonly TimeSpan Within = TimeSpan.FromHours(24);

    private const int MostGroups = 5_000;
    private const int MostTokens = 256;
    private const int Small = 20;
    private const double Alike = 0.5;
    private const double UsualShare = 0.2;
    private readonly List<Cluster> _clusters = [];
    private readonly GroupMap _map = new();

    public IReadOnlyList<Cluster> Clusters => _clusters;

    /// <summary>Puts a report where it belongs.</summary>
    public Cluster Add(GroupCandidate report)
    {
        var best = _map.Near(report.Place).Where(c => c.Reaches(report.Place) && c.IsOpenAt(report.At) && (c.TypeId == report.TypeId || c.Likeness(report.Tokens) >= Alike)).MaxBy(c => c.Count);
        if (best is null)
        {
            if (_clusters.Count >= MostGroups) { Forget(c => !c.IsOpenAt(report.At) || c.Count < Least); }
            _clusters.Add(best = new Cluster(Guid.CreateVersion7(), report.TypeId, report.At));
        }

        best.Add(report);
        _map.Put(best);
        return best;
    }

    /// <summary>Takes up a group that is known from before.</summary>
    public void Restore(Cluster cluster)
    {
        _clusters.Add(cluster);
        _map.Put(cluster);
    }

    /// <summary>Takes small groups into larger ones that came to reach them, and forgets what is past.</summary>
    /// <returns>The groups that ended, each with the one that took its members.</returns>
    public IReadOnlyList<(Cluster Ended, Cluster Into)> Compact(DateTimeOffset now)
    {
        var taken = new List<(Cluster, Cluster)>();
        foreach (var small in _clusters.Where(c => c.Count < Small && !c.IsAccepted).OrderBy(c => c.Count).ToList())
        {
            var words = new Lazy<IReadOnlyCollection<string>>(() => small.UsualTokens);
            var into = _map.Near(small.Middle)
                .Where(c => c != small && c.Count >= Small && !c.IsEnded && c.Reaches(small.Middle) && (c.TypeId == small.TypeId || c.Likeness(words.Value) >= Alike))
                .MaxBy(c => c.Count);
            if (into is null) { continue; }
            into.TakeIn(small);
            _map.Put(into);
            taken.Add((small, into));
        }

        Forget(c => c.IsEnded || !c.IsOpenAt(now));
        return taken;
    }

    private void Forget(Predicate<Cluster> isPast)
    {
        foreach (var past in _clusters.Where(c => isPast(c))) { _map.Remove(past); }
        _clusters.RemoveAll(isPast);
    }

    /// <summary>One group while it is open.</summary>
    internal sealed class Cluster(Guid id, Guid typeId, DateTimeOffset firstAt)
    {
        private readonly Dictionary<string, int> _tokens = new(StringComparer.Ordinal);
        private double _sumLongitude, _sumLatitude;

        public Guid Id { get; } = id;

        public Guid TypeId { get; } = typeId;

        public DateTimeOffset FirstAt { get; } = firstAt;

        public DateTimeOffset LastAt { get; private set; } = firstAt;

        public int Count { get; private set; }

        public string AreaPath { get; private set; } = "";

        public bool IsAccepted { get; set; }

        public bool IsEnded { get; private set; }

        /// <summary>Members that are not stored yet.</summary>
        public List<(Guid CaseId, long Seq)> Fresh { get; } = [];

        /// <summary>Whether its row stands in the store.</summary>
        public bool IsStored { get; set; }

        public GroundPoint Middle => new(_sumLongitude / Count, _sumLatitude / Count);

        public double ReachMetres => Count < Least ? LeastMetres : Math.Min(MostMetres, LeastMetres + (25 * Math.Sqrt(Count)));

        /// <summary>The words that a fifth of its reports share.</summary>
        public IReadOnlyCollection<string> UsualTokens => [.. _tokens.Where(t => t.Value >= Count * UsualShare).Select(t => t.Key)];

        public bool Reaches(GroundPoint place) => Count == 0 || (Math.Abs(place.Latitude - Middle.Latitude) * GroundPoint.MetresPerDegree <= ReachMetres && Middle.MetresTo(place) <= ReachMetres);

        public bool IsOpenAt(DateTimeOffset at) => (at - LastAt).Duration() < Within && (at - FirstAt).Duration() < 2 * Within;

        /// <summary>The share of these words that a fifth of its reports have too.</summary>
        public double Likeness(IReadOnlyCollection<string> tokens) =>
            tokens.Count == 0 ? 0 : tokens.Count(token => _tokens.GetValueOrDefault(token) >= Math.Max(1, Count * UsualShare)) / (double)tokens.Count;

        public void Add(GroupCandidate report)
        {
            Fresh.Add((report.CaseId, report.Seq));
            Note(report.Place, report.AreaPath, report.At, report.Tokens);
        }

        /// <summary>As the store knows it.</summary>
        public void RestoreFrom(CaseGroup row, IReadOnlyCollection<string> tokens)
        {
            (Count, _sumLongitude, _sumLatitude) = (row.Members, row.Longitude * row.Members, row.Latitude * row.Members);
            (AreaPath, LastAt, IsAccepted, IsStored) = (row.AreaPath, row.LastAt, row.AcceptedCaseId is not null, true);
            foreach (var token in tokens.Take(MostTokens)) { _tokens[token] = Count; }
        }

        public void TakeIn(Cluster other)
        {
            Fresh.AddRange(other.Fresh);
            (Count, _sumLongitude, _sumLatitude) = (Count + other.Count, _sumLongitude + other._sumLongitude, _sumLatitude + other._sumLatitude);
            AreaPath = Common(AreaPath, other.AreaPath);
            if (other.LastAt > LastAt) { LastAt = other.LastAt; }
            foreach (var (token, count) in other._tokens) { Count1(token, count); }
            other.Fresh.Clear();
            other.IsEnded = true;
        }

        private void Note(GroundPoint place, string areaPath, DateTimeOffset at, IReadOnlyCollection<string> tokens)
        {
            (Count, _sumLongitude, _sumLatitude) = (Count + 1, _sumLongitude + place.Longitude, _sumLatitude + place.Latitude);
            AreaPath = Count == 1 ? areaPath : Common(AreaPath, areaPath);
            if (at > LastAt) { LastAt = at; }
            foreach (var token in tokens) { Count1(token, 1); }
        }

        private void Count1(string token, int by)
        {
            if (_tokens.TryGetValue(token, out var count)) { _tokens[token] = count + by; }
            else if (_tokens.Count < MostTokens) { _tokens[token] = by; }
        }

        private static string Common(string one, string other)
        {
            var end = 0;
            for (var i = 0; i < Math.Min(one.Length, other.Length) && one[i] == other[i]; i++)
            {
                if (one[i] == '/') { end = i + 1; }
            }

            return one[..end];
        }
    }
}
