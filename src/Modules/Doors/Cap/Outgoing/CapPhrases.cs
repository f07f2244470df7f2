namespace Wangge.Doors.Cap.Outgoing;

/// <summary>What our messages say in words, in Chinese and in English. Codes come from the module Alarms.</summary>
internal static class CapPhrases
{
    public const string Exercise = "演练，不是真警 Exercise, not an emergency";
    public const string Test = "设备测试，不是真警 Test of a device, not an emergency";
    public const string Demo = "演示数据，不是真警 Demonstration, not an emergency";

    private static readonly Dictionary<string, (string Chinese, string English)> Acts = new(StringComparer.Ordinal)
    {
        ["raise"] = ("已报警", "alarm raised"), ["acknowledge"] = ("已接警", "acknowledged"), ["send"] = ("已派出力量", "a unit is on its way"), ["arrive"] = ("力量已到场", "a unit is there"),
        ["mark"] = ("性质已更改", "its kind was changed"), ["end"] = ("已结束", "ended"),
    };

    private static readonly Dictionary<string, (string Chinese, string English)> Kinds = new(StringComparer.Ordinal)
    {
        ["press"] = ("真警", "a real alarm"), ["drill"] = ("演练", "a drill"), ["test"] = ("设备测试", "a test of the device"), ["real"] = ("真警，已处置", "real, dealt with"), ["false"] = ("误报", "a false alarm"),
    };

    /// <param name="outcome">A code; null where it has not ended.</param>
    public static string Headline(bool isChinese, string where, string what, bool isOver, string action, string? outcome)
    {
        var (chinese, english) = Acts[action];
        var end = isOver && outcome is not null ? Kinds.GetValueOrDefault(outcome) : default;
        return isChinese
            ? $"{where}：{what}，{chinese}{(end.Chinese is null ? "" : $"（{end.Chinese}）")}"
            : $"{where}: {what}, {english}{(end.English is null ? "" : $" ({end.English})")}";
    }

    /// <summary>Why a chain of messages is closed.</summary>
    /// <param name="kind">What it turned out to be, or is from now on, as a code.</param>
    public static string Ended(string action, string? kind)
    {
        var (chinese, english) = Kinds.GetValueOrDefault(kind ?? "", ("已结束", "ended"));
        return action == "mark" ? $"改为：{chinese} It is {english} from now on" : $"结束：{chinese} Ended: {english}";
    }
}
