using Wangge.Kernel.Places;

namespace Wangge.Host.Simulation;

/// <summary>Going along a line at an even speed. Never changes.</summary>
internal sealed class LineWalk
{
    private readonly IReadOnlyList<(double Longitude, double Latitude)> _line;
    private readonly double[] _along;
    private readonly TimeSpan _duration;

    /// <param name="line">WGS-84 degrees; at least two corners.</param>
    /// <param name="duration">For the whole of it; more than nothing.</param>
    public LineWalk(IReadOnlyList<(double Longitude, double Latitude)> line, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line.Count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        (_line, _duration, _along) = (line, duration, new double[line.Count]);
        for (var i = 1; i < line.Count; i++)
        {
            _along[i] = _along[i - 1] + Metres.Nearby(line[i - 1].Longitude, line[i - 1].Latitude, line[i].Longitude, line[i].Latitude);
        }
    }

    public double MetresPerSecond => _along[^1] / _duration.TotalSeconds;

    public bool IsOver(TimeSpan elapsed) => elapsed >= _duration;

    /// <summary>Where one is after a time; at its end once it is over.</summary>
    /// <returns>Degrees; the bearing clockwise from north, 0 to 360.</returns>
    public (double Longitude, double Latitude, double Bearing) At(TimeSpan elapsed)
    {
        var metres = Math.Clamp(elapsed / _duration, 0, 1) * _along[^1];
        var next = 1;
        while (next < _along.Length - 1 && _along[next] < metres) { next++; }
        var ((fromEast, fromNorth), (toEast, toNorth)) = (_line[next - 1], _line[next]);
        var length = _along[next] - _along[next - 1];
        var share = length > 0 ? (metres - _along[next - 1]) / length : 1;
        var plane = new LocalPlane(fromEast, fromNorth);
        var bearing = Math.Atan2((toEast - fromEast) * plane.MetresPerDegreeEast, (toNorth - fromNorth) * plane.MetresPerDegreeNorth) * 180 / Math.PI;
        return (fromEast + ((toEast - fromEast) * share), fromNorth + ((toNorth - fromNorth) * share), (bearing + 360) % 360);
    }
}
