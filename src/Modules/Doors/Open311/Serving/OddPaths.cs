using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Wangge.Doors.Open311.Serving;

/// <summary>Brings the Open311 paths of old and odd clients into the form that is routed by, before anything else reads them.</summary>
/// <remarks>A district of the path is left to the door, so that an unknown one is answered in the specification's form of errors.</remarks>
internal sealed class OddPaths : IStartupFilter
{
    private static readonly object Mark = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            if (Read(context.Request.Path.Value ?? "") is { } read)
            {
                context.Request.Path = read.Path;
                if (read.Code is not null) { context.Items[Mark] = read.Code; }
            }

            return go(context);
        });
        next(app);
    };

    /// <summary>The district that the path named, or null.</summary>
    public static string? DistrictOf(HttpContext context) => context.Items[Mark] as string;

    /// <summary>The path as it is routed by, and the district that it names; null where it is none of Open311.</summary>
    public static (string Path, string? Code)? Read(string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var door, ..] when IsDoor(door) => ("/open311/" + string.Join('/', parts[1..]), null),
            [var prefix, var code, var door, ..] when prefix is "d" or "D" && IsDoor(door) => ("/open311/" + string.Join('/', parts[3..]), code.ToLowerInvariant()),
            _ => null,
        };
    }

    private static bool IsDoor(string part) => string.Equals(part, "open311", StringComparison.OrdinalIgnoreCase);
}
