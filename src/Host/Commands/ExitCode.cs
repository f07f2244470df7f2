namespace Wangge.Host.Commands;

/// <summary>What a command tells the shell; operators' scripts depend on the numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It ran, and found something: rows refused, an audit log that is not sound.</summary>
    public const int Findings = 1;

    /// <summary>Wrong arguments, or something that cannot be done so.</summary>
    public const int Refused = 2;

    /// <summary>Another process holds the home.</summary>
    public const int HomeInUse = 3;

    /// <summary>The disk, the network or the database failed, it was stopped, or something unforeseen happened; what was being done is not done.</summary>
    public const int Failed = 4;
}
