using Wangge.Demo.Chance;

namespace Wangge.Demo.Town;

/// <summary>Made-up names of housing compounds, none twice.</summary>
internal sealed class CompoundNames
{
    private readonly Queue<string> _names;

    internal CompoundNames(SeededRandom chance)
    {
        var lines = Resource.Lines("compound_names.txt");
        var names = (from first in lines[0].Split(' ') from second in lines[1].Split(' ') select first + second).ToList();
        chance.Shuffle(names);
        _names = new(names);
    }

    internal string Next() => _names.Dequeue();
}
