using System.Globalization;
using Wangge.Demo.Chance;

namespace Wangge.Demo.People;

/// <summary>Made-up people's names: surnames by their weight, given names from our own list.</summary>
internal sealed class NameMaker
{
    private readonly SeededRandom _chance;
    private readonly string[] _surnames;
    private readonly double[] _upTo;
    private readonly string[] _first;
    private readonly string[] _second;
    private readonly string[] _single;

    internal NameMaker(SeededRandom chance)
    {
        _chance = chance;
        var rows = Resource.Rows("surnames.csv").ToList();
        _surnames = [.. rows.Select(r => r[0])];
        _upTo = new double[rows.Count];
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++) { _upTo[i] = sum += double.Parse(rows[i][1], CultureInfo.InvariantCulture); }

        var lines = Resource.Lines("given_names.txt");
        (_first, _second, _single) = (lines[0].Split(' '), lines[1].Split(' '), lines[2].Split(' '));
    }

    internal string Next()
    {
        var place = Array.BinarySearch(_upTo, _chance.Next() * _upTo[^1]);
        var surname = _surnames[Math.Min(place < 0 ? ~place : place, _surnames.Length - 1)];
        return surname + (_chance.Chance(0.24) ? _chance.Pick(_single) : _chance.Pick(_first) + _chance.Pick(_second));
    }
}
