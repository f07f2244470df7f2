using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Wangge.Host.Simulation;

/// <summary>Ways by the district's own roads, asked in OSRM's dialect.</summary>
internal sealed class Ways(StaffClient desk)
{
    /// <param name="mode"><c>driving</c> or <c>foot</c>.</param>
    /// <returns>The way to the very place, or null where none leads there.</returns>
    public async Task<LineWalk?> FindAsync(string mode, (double Longitude, double Latitude) from, (double Longitude, double Latitude) to, CancellationToken ct)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"api/osrm/route/v1/{mode}/{from.Longitude:0.000000},{from.Latitude:0.000000};{to.Longitude:0.000000},{to.Latitude:0.000000}?geometries=geojson&overview=full");
        JsonElement answer;
        try
        {
            answer = await desk.GetAsync<JsonElement>(path, ct);
        }
        catch (HttpRequestException none) when (none.StatusCode == HttpStatusCode.BadRequest)
        {
            return null;
        }

        var route = answer.GetProperty("routes")[0];
        var line = route.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => (c[0].GetDouble(), c[1].GetDouble())).Append(to).ToList();
        var duration = TimeSpan.FromSeconds(route.GetProperty("duration").GetDouble());
        return line.Count >= 2 && duration > TimeSpan.Zero ? new LineWalk(line, duration) : null;
    }
}
