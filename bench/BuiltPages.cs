using Microsoft.Playwright;

namespace Wangge.Bench;

/// <summary>The pages that a browser opens, and the browser that opens them.</summary>
internal static class BuiltPages
{
    /// <summary>Beside the published program, else in the sources.</summary>
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        if (File.Exists(Path.Combine(folder.FullName, "web", "index.html"))) { return Path.Combine(folder.FullName, "web"); }
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "web", "dist", "index.html"))) { folder = folder.Parent; }
        return folder is null ? throw new FileNotFoundException("The pages are not built: npm run build in web/.") : Path.Combine(folder.FullName, "web", "dist");
    }

    /// <summary>Debian's Chromium, which asks nobody outside.</summary>
    public static BrowserTypeLaunchOptions Browser(params string[] more) => new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", .. more],
    };
}
