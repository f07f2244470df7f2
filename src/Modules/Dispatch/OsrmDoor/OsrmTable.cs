using Microsoft.Extensions.Options;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.OsrmDoor;

/// <summary>How long it takes from each source to each destination: one search a destination.</summary>
internal sealed class OsrmTable(RoadsNow roads, IOptions<OsrmOptions> options)
{
    public static readonly string[] Options = ["sources", "destinations", "annotations", "fallback_speed", "fallback_coordinate", "scale_factor"];

    public async Task<OsrmAnswer> AnswerAsync(OsrmQuestion question, CancellationToken ct)
    {
        var (sources, destinations) = (question.Numbers("sources"), question.Numbers("destinations"));
        var told = question.Words("annotations", ["duration", "distance"]) ?? ["duration"];
        var (scale, fallback) = (question.Positive("scale_factor") ?? 1, question.Positive("fallback_speed"));
        var isFromInput = question.OneOf("fallback_coordinate", ["input", "snapped"]) != "snapped";
        if (question.Places.Count < 2) { throw OsrmRefusal.Options("A table needs at least two coordinates."); }
        if (question.Places.Count > options.Value.MostTableCoordinates) { throw new OsrmRefusal("TooBig", "Too many coordinates for one table."); }
        var now = await roads.FindAsync(question, ct);
        var places = now.Snap(question);
        var cells = await FillAsync(now, places, sources, destinations, ct);

        var guessed = new List<int[]>();
        for (var row = 0; fallback is not null && row < sources.Count; row++)
        {
            for (var column = 0; column < destinations.Count; column++)
            {
                if (cells[row][column] is not null) { continue; }
                var metres = Crow(PlaceOf(sources[row]), PlaceOf(destinations[column]));
                // The dialect counts the speed in metres a tenth of a second, and cuts what it guesses to whole tenths.
                cells[row][column] = (Math.Floor(metres / fallback.Value) / 10, metres);
                guessed.Add([row, column]);
            }
        }

        return new OsrmAnswer(
            "Ok",
            Durations: told.Contains("duration") ? Cells(cell => Math.Min(cell.Seconds * scale, OsrmAnswer.LongestSeconds)) : null,
            Distances: told.Contains("distance") ? Cells(cell => cell.Metres) : null,
            Sources: question.SkipsWaypoints ? null : [.. sources.Select(s => now.Tell(places[s][0]))],
            Destinations: question.SkipsWaypoints ? null : [.. destinations.Select(d => now.Tell(places[d][0]))],
            FallbackSpeedCells: guessed.Count > 0 ? guessed : null,
            DataVersion: now.Moment.Roads.Version);

        TravelPoint PlaceOf(int number) => isFromInput ? question.Places[number] : now.PointOf(places[number][0]);
        List<IReadOnlyList<double?>> Cells(Func<(double Seconds, double Metres), double> of) =>
            [.. cells.Select(row => (IReadOnlyList<double?>)[.. row.Select(cell => cell is { } known ? OsrmAnswer.Tenth(of(known)) : (double?)null)])];
    }

    private static Task<(double Seconds, double Metres)?[][]> FillAsync(CurrentRoads now, RoadPlace[][] places, IReadOnlyList<int> sources, IReadOnlyList<int> destinations, CancellationToken ct)
    {
        RoadPlace[] starts = [.. sources.SelectMany(s => places[s])];
        var cells = sources.Select(_ => new (double Seconds, double Metres)?[destinations.Count]).ToArray();
        return now.Searches.LendAsync(
            search =>
            {
                for (var column = 0; column < destinations.Count; column++)
                {
                    foreach (var end in places[destinations[column]])
                    {
                        ct.ThrowIfCancellationRequested();
                        search.Run(now.Times, end, (int)TravelBounds.Longest.TotalMilliseconds, starts, ct);
                        for (var row = 0; row < sources.Count; row++)
                        {
                            foreach (var start in places[sources[row]])
                            {
                                if (search.TimeFrom(start) is not { } time || time / 1000.0 >= (cells[row][column]?.Seconds ?? double.MaxValue)) { continue; }
                                cells[row][column] = (time / 1000.0, new RoadRun(now.Network, search.WayFrom(start), start, end).MeasuredMetres);
                            }
                        }
                    }
                }

                return cells;
            },
            ct);
    }

    private static double Crow(TravelPoint from, TravelPoint to) => Metres.Nearby(from.Longitude, from.Latitude, to.Longitude, to.Latitude);
}
