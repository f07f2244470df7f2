namespace Wangge.Cases.Suggesting;

/// <summary>A district's model as it is kept; the last few versions.</summary>
internal sealed class SuggestionModelRow
{
    public required int Version { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The newest report that it was learnt from, by its sequence; 0 for none.</summary>
    public required long LastReportSeq { get; init; }

    /// <summary>See <see cref="SuggestionModel.ToBytes"/>.</summary>
    public required byte[] Content { get; init; }
}
