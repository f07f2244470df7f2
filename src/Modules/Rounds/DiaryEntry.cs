using Wangge.Kernel.Rights;

namespace Wangge.Rounds;

/// <summary>One entry of a grid worker's diary (民情日记): where one was, what it was about, what is needed. Never who was spoken with, never who thinks what.</summary>
/// <remarks>There is no field for a resident's name, and words with an identity or mobile number are refused. Source: RIGHTS, "Registers of persons for their own sake".</remarks>
internal sealed class DiaryEntry
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7), made while the phone was perhaps offline.</summary>
    public required Guid Id { get; init; }

    /// <summary>The account that wrote it.</summary>
    public required Guid AccountId { get; init; }

    public required Guid GridId { get; init; }

    public required string AreaPath { get; init; }

    /// <summary>A shop or public place, never a home; null where it was the street or a home.</summary>
    public Guid? PremiseId { get; init; }

    /// <summary>One of <see cref="DiaryCodes.Topics"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>One of <see cref="DiaryCodes.Needs"/>.</summary>
    public required string Need { get; init; }

    /// <summary>When the phone says that it was: a claim, shown.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The report that was made of it; null while none was.</summary>
    public Guid? ReportId { get; set; }

    /// <summary>That report's number.</summary>
    public long? ReportNumber { get; set; }

    public int Version { get; set; }
}

/// <summary>An entry's words, apart, so that they can be erased.</summary>
internal sealed class DiaryWords
{
    public required Guid EntryId { get; init; }

    [Personal("what a grid worker was told on the round, without names", "the grid service's duty; PIPL art. 13 (1) 3", "retention.diary")]
    public required string Text { get; init; }
}

/// <summary>What an entry may be about and what may be needed; wire names.</summary>
internal static class DiaryCodes
{
    /// <summary>走访, 代办, 隐患, 环境, 设施, 邻里, 宣传, 其他</summary>
    public static readonly string[] Topics = ["visit", "errand", "hazard", "environment", "facility", "neighbours", "information", "other"];

    /// <summary>无, 咨询, 帮助, 维修, 回访</summary>
    public static readonly string[] Needs = ["none", "answer", "help", "repair", "return-visit"];
}
