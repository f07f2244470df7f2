namespace Wangge.Contracts.Video;

/// <summary>Which cameras do not answer, as the house asks them again and again. Asked in a scope of the district.</summary>
public interface ICamerasWatched
{
    /// <summary>Of these, those that did not answer twice in a row, with what people call them. One that has ended or is unknown is none.</summary>
    Task<IReadOnlyDictionary<Guid, string>> ListNotAnsweringAsync(IReadOnlyCollection<Guid> cameraIds, CancellationToken ct);
}
