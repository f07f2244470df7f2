using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Speeds;

namespace Wangge.Dispatch.Travel;

/// <summary>What a district's store says of its roads: the table of speeds in force, the weather, what is closed now or will be. Never changes; safe for concurrent use.</summary>
internal sealed class RoadConditions(SpeedTable speeds, WeatherSpell? weather, IReadOnlyList<Closure> closures)
{
    private volatile Span? _span;

    public SpeedTable Speeds => speeds;

    public string WeatherAt(DateTimeOffset at) => weather is { } spell && spell.HoldsAt(at) ? spell.Weather : SpeedTable.Dry;

    /// <summary>What is closed at a moment: the same object as long as the same closures hold.</summary>
    public ClosedRoads ClosedAt(DateTimeOffset at)
    {
        if (_span is { } span && at >= span.From && at < span.Until) { return span.Closed; }
        var turns = closures.SelectMany(c => new[] { c.From, c.Until ?? DateTimeOffset.MaxValue }).Order().ToList();
        var holding = closures.Where(c => c.HoldsAt(at)).ToList();
        _span = new Span(
            turns.LastOrDefault(t => t <= at, DateTimeOffset.MinValue), turns.FirstOrDefault(t => t > at, DateTimeOffset.MaxValue), holding.Count == 0 ? ClosedRoads.None : new ClosedRoads(holding));
        return _span.Closed;
    }

    private sealed record Span(DateTimeOffset From, DateTimeOffset Until, ClosedRoads Closed);
}
