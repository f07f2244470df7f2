using System.Globalization;
using Microsoft.Extensions.Options;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.OsrmDoor;

/// <summary>The roads nearest to one place, nearest first.</summary>
internal sealed class OsrmNearest(RoadsNow roads, IOptions<OsrmOptions> options)
{
    public static readonly string[] Options = ["number"];

    public async Task<OsrmAnswer> AnswerAsync(OsrmQuestion question, CancellationToken ct)
    {
        var number = question.Positive("number") ?? 1;
        if (number != Math.Floor(number)) { throw OsrmRefusal.Query("number"); }
        if (number > options.Value.MostNearest) { throw new OsrmRefusal("TooBig", string.Create(CultureInfo.InvariantCulture, $"At most {options.Value.MostNearest} roads are told.")); }
        if (question.Places is not [var place]) { throw OsrmRefusal.Options("Nearest takes one coordinate."); }
        var now = await roads.FindAsync(question, ct);
        var near = now.Grid.List(place.Longitude, place.Latitude, question.Radiuses[0], (int)number, islandsLast: false).Where(now.IsOpen).ToList();
        return near.Count > 0 ? new OsrmAnswer("Ok", Waypoints: [.. near.Select(place => now.Tell(place) with { Nodes = now.NodesAt(place) })], DataVersion: now.Moment.Roads.Version) : throw OsrmRefusal.NoSegment(0);
    }
}
