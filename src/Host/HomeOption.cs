using System.CommandLine;
using Wangge.Kernel.Storage;

namespace Wangge.Host;

/// <summary>The <c>--home</c> that every command takes.</summary>
internal static class HomeOption
{
    /// <summary>Where no <c>--home</c> is given: <c>WANGGE_HOME</c>, else <c>.wangge</c> in the user's folder.</summary>
    public static Option<string> Make() => new("--home")
    {
        Description = "The folder that holds this installation's stores, files and keys.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WANGGE_HOME")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".wangge"),
    };

    public static Home At(string path) => new(Path.GetFullPath(path));
}
