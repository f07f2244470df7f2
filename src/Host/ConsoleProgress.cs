namespace Wangge.Host;

/// <summary>Tells progress on the console, at once and in order.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.WriteLine(value);
}

/// <summary>Last words of a command that cannot go on.</summary>
internal static class ConsoleWords
{
    /// <summary>Says it and gives back the exit code.</summary>
    public static int Say(this TextWriter writer, string what, int exitCode)
    {
        writer.WriteLine(what);
        return exitCode;
    }
}
