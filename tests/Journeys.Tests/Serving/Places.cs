namespace Wangge.Journeys.Tests.Serving;

/// <summary>Where things stand that a journey needs.</summary>
internal static class Places
{
    /// <summary>The folder of the sources, above this program.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built pages.</summary>
    public static string Pages => Path.Combine(Root, "web", "dist");

    /// <summary>Where pictures of screens are left to be looked at.</summary>
    public static string Pictures => Path.Combine(Root, "artifacts", "screens");

    /// <summary>Checks pages for what keeps people out.</summary>
    public static string Axe => Path.Combine(Root, "web", "node_modules", "axe-core", "axe.min.js");

    /// <summary>A home with the demo district that is there already, for who writes journeys and would not wait until one is made; else null.</summary>
    public static string? ReadyHome { get; } = Environment.GetEnvironmentVariable("WANGGE_JOURNEYS_HOME") is { Length: > 0 } home ? home : null;

    /// <summary>The browser, or null where there is none.</summary>
    public static string? Chromium { get; } = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Wangge.slnx"))) { folder = folder.Parent; }
        return folder?.FullName ?? throw new InvalidOperationException("The sources are not above this program.");
    }
}
