using System.Text.RegularExpressions;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>The routes that a face has, read where the pages say them.</summary>
internal static partial class Routes
{
    /// <summary>Paths of a face's router, without the one that catches all others.</summary>
    public static IReadOnlySet<string> Of(string face)
    {
        var sources = Path.Combine(Places.Root, "web", "src");
        var files = Directory.EnumerateFiles(Path.Combine(sources, "modules"), $"{face}.ts", SearchOption.AllDirectories)
            .Append(Path.Combine(sources, face, "routes.ts"));
        return files.SelectMany(file => PathsIn(File.ReadAllText(file))).Where(path => !path.StartsWith("/:rest", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A path without a slash in front belongs to the one above it.</summary>
    private static IEnumerable<string> PathsIn(string source)
    {
        var parent = "";
        foreach (var path in PathOfRoute().Matches(source).Select(found => found.Groups[1].Value))
        {
            if (path.StartsWith('/')) { parent = path; }
            yield return path.StartsWith('/') ? path : $"{parent}/{path}".TrimEnd('/');
        }
    }

    [GeneratedRegex(@"\bpath:\s*['""`]([^'""`]*)['""`]")]
    private static partial Regex PathOfRoute();
}
