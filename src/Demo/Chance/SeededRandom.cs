namespace Wangge.Demo.Chance;

/// <summary>A stream of chance that gives the same numbers on every machine and runtime for the same seed.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014). Not thread-safe, not for secrets.</remarks>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for one part of the work, so that a change in one part leaves the others as they were.</summary>
    internal static SeededRandom For(int seed, string part)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var letter in part)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new SeededRandom(hash);
    }

    internal ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>In [0, 1).</summary>
    internal double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>In [low, high).</summary>
    internal double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>In [0, count).</summary>
    internal int Below(int count) => (int)(Next() * count);

    /// <summary>In [low, high], both included.</summary>
    internal int Among(int low, int high) => low + Below(high - low + 1);

    internal bool Chance(double probability) => Next() < probability;

    internal T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The index of one weight, drawn in proportion to it.</summary>
    internal int PickIndex(IReadOnlyList<double> weights)
    {
        var left = Next() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            left -= weights[i];
            if (left < 0) { return i; }
        }

        return weights.Count - 1;
    }

    internal void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
