using System.Text;

namespace Wangge.Demo;

/// <summary>The project's own data files, embedded.</summary>
internal static class Resource
{
    internal static Stream Open(string name) =>
        typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No embedded file {name}.");

    /// <summary>Lines that are neither empty nor comments (#).</summary>
    internal static IReadOnlyList<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#')];
    }

    /// <summary>The cells of a comma-separated file without quotes, its header left out.</summary>
    internal static IEnumerable<string[]> Rows(string name) => Lines(name).Skip(1).Select(l => l.Split(','));
}
