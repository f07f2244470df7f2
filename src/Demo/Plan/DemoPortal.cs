namespace Wangge.Demo;

/// <summary>A sample article of the demo's portal. Words are the project's own.</summary>
/// <param name="ForDays">Days that it holds; null: always.</param>
/// <param name="PlaceIndex">A place of the plan that it speaks of, or null.</param>
public sealed record DemoArticle(
    Guid Id, string Kind, string Door, string Topic, string Title, string? EnglishTitle, string Summary, string Body, string? EnglishBody,
    DateTimeOffset PublishedAt, int? ForDays, int? PlaceIndex, string? AskWhom, string? OpenHours, string? PictureKey);

/// <summary>A sample question or suggestion with its answer.</summary>
public sealed record DemoVoice(Guid Id, string Kind, string Topic, string Question, string Answer, string UnitName, DateTimeOffset ReceivedAt, DateTimeOffset AnsweredAt);

/// <summary>What the demo's portal holds, dated from the moment that the demo is told at.</summary>
public sealed record DemoPortal(IReadOnlyList<DemoArticle> Articles, IReadOnlyList<DemoVoice> Voices);
