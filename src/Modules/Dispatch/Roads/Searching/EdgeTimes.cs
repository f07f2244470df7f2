namespace Wangge.Dispatch.Roads.Searching;

/// <summary>What each edge of a network takes, in milliseconds, by one table of speeds, one time of day, one weather and the roads that are closed. Never changes; safe for concurrent use.</summary>
internal sealed class EdgeTimes
{
    /// <summary>Of an edge that nobody may take.</summary>
    public const int Closed = int.MaxValue;

    private readonly int[] _milliseconds;

    public EdgeTimes(int[] milliseconds)
    {
        _milliseconds = milliseconds;
        foreach (var time in milliseconds)
        {
            if (time != Closed && time > Longest) { Longest = time; }
        }
    }

    /// <summary>Of the edges that are open, at least 1.</summary>
    public int Longest { get; } = 1;

    public int this[int edge] => _milliseconds[edge];

    /// <summary>The part of an edge's time up to a fraction of its length; every search rounds in this one way, so that what is shorter never seems longer.</summary>
    public static int Part(int time, double fraction) => (int)Math.Round(time * fraction);

    /// <summary>The same with these edges closed.</summary>
    public EdgeTimes With(IEnumerable<int> closed)
    {
        var copy = (int[])_milliseconds.Clone();
        foreach (var edge in closed) { copy[edge] = Closed; }
        return new(copy);
    }
}
