namespace Wangge.Contracts.Portal;

/// <summary>Fills a demo district's portal with samples, shown as such. Asked in a scope of the district.</summary>
public interface IPortalFounding
{
    /// <summary>Stores all of it, published.</summary>
    /// <exception cref="InvalidOperationException">The district is no demo district, or its words would be refused at the office too.</exception>
    Task FoundAsync(IReadOnlyList<PlannedArticle> articles, IReadOnlyList<PlannedVoice> voices, CancellationToken ct);

    /// <summary>Publishes the measures of a period that is over, as the office does; nothing where no matter fell into it.</summary>
    /// <param name="from">First day.</param>
    /// <param name="until">The day after the last.</param>
    /// <exception cref="InvalidOperationException">The district is no demo district.</exception>
    Task StateAsync(Guid statementId, DateOnly from, DateOnly until, CancellationToken ct);
}

/// <summary>A sample article; see the portal's page for what its parts may hold.</summary>
/// <param name="ForDays">Days that it holds from its publication; null: always.</param>
public sealed record PlannedArticle(
    Guid Id, string Kind, string Door, string AreaPath, string Title, string? EnglishTitle, string? Summary, string Body, string? EnglishBody, string? Topic,
    DateTimeOffset PublishedAt, int? ForDays, double? Longitude, double? Latitude, string? PlaceText, string? AskWhom, string? OpenHours, IReadOnlyList<string> Pictures);

/// <summary>A sample question or suggestion with its answer.</summary>
public sealed record PlannedVoice(Guid Id, string Kind, string TopicKey, string Question, string Answer, Guid UnitId, DateTimeOffset ReceivedAt, DateTimeOffset AnsweredAt);
