using Wangge.Kernel.Rights;

namespace Wangge.Doors.Cap.Incoming;

/// <summary>What of a message people read: the block in Chinese where there is one, else the first. Pure.</summary>
internal static class CapWords
{
    private const int LongestPlace = 80;
    private const int LongestWords = 2_000;

    public static CapInfo? InfoOf(CapMessage message) => message.Infos.FirstOrDefault(i => i.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) ?? (message.Infos.Count > 0 ? message.Infos[0] : null);

    /// <summary>What the place is called: as the sender calls it, without a number that names a person; 1–80 characters.</summary>
    public static string PlaceOf(string description, CapMessage message) =>
        new[] { description, InfoOf(message)?.Event }.OfType<string>().Select(w => Cut(OneLine(w), LongestPlace)).FirstOrDefault(w => w.Length > 0 && PersonalNumbers.FindIn(w).Count == 0) ?? "CAP";

    /// <summary>Who says what, a line each; at most 2,000 characters.</summary>
    public static string Of(CapMessage message)
    {
        var info = InfoOf(message);
        string?[] lines = [info?.SenderName ?? message.Sender, info?.Headline ?? info?.Event, info?.Description, info?.Instruction, message.Note];
        return Cut(string.Join('\n', lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l!.Trim())), LongestWords);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Never through a pair of surrogates.</summary>
    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
