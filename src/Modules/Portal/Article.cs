namespace Wangge.Portal;

/// <summary>Something that the office tells the public, as the office works on it. What the public sees of it is a <see cref="ShownArticle"/>.</summary>
internal sealed class Article
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required ArticleKind Kind { get; init; }

    public required PortalDoor Door { get; set; }

    public required ArticleState State { get; set; }

    /// <summary>Whom it concerns, such as <c>/211403/211403001/</c>.</summary>
    public required string AreaPath { get; set; }

    /// <summary>The newest words, perhaps not published yet.</summary>
    public required ArticleContent Content { get; set; }

    /// <summary>Counts changes of the words from 1; a concurrency token.</summary>
    public required int Version { get; set; }

    /// <summary>The version that the public sees; null while it sees none.</summary>
    public int? ShownVersion { get; set; }

    /// <summary>Its first publication.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>The account that changed it last.</summary>
    public required Guid ChangedBy { get; set; }
}

/// <summary>One version of an article's words, kept.</summary>
internal sealed class ArticleVersion
{
    public required Guid ArticleId { get; init; }

    public required int Version { get; init; }

    public required ArticleContent Content { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid By { get; init; }
}

/// <summary>What the public sees of a published article: a copy of one version, gone when it is withdrawn.</summary>
internal sealed class ShownArticle
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required ArticleKind Kind { get; init; }

    public required PortalDoor Door { get; set; }

    public required string AreaPath { get; set; }

    public required DateTimeOffset PublishedAt { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>First instant at which it holds; null: always.</summary>
    public DateTimeOffset? ValidFrom { get; set; }

    /// <summary>First instant at which it no longer holds; null: until withdrawn.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>WGS-84 degrees, where it speaks of a place; 4 decimals.</summary>
    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    public required int Version { get; set; }

    public required ArticleContent Content { get; set; }
}

/// <summary>Tokens by which a published article or voice is found.</summary>
internal sealed class PortalSearch
{
    public long Seq { get; set; }

    public required Guid SubjectId { get; init; }

    /// <summary>By <c>SearchTokens.ForIndex</c>.</summary>
    public required string Tokens { get; init; }
}

/// <summary>What an article is.</summary>
internal enum ArticleKind
{
    /// <summary>News, decisions, reports of the district (公开信息).</summary>
    Publication,

    /// <summary>How a service is asked for: who may, what to bring, where, how long (办事指南).</summary>
    Guide,

    /// <summary>Something that holds for a time, perhaps at a place (通知公告).</summary>
    Notice,

    /// <summary>When an office is open and whom to ask (开放时间).</summary>
    Hours,
}

/// <summary>The five doors of the public side. Source: DOMAIN 1, "public side".</summary>
internal enum PortalDoor
{
    /// <summary>党的建设: what the community's organisation publishes. Nothing about a person's membership.</summary>
    PartyBuilding,

    /// <summary>舆情处理: what residents asked and what was answered.</summary>
    PublicVoice,

    /// <summary>民生服务</summary>
    DailyLife,

    /// <summary>公共安全</summary>
    PublicSafety,

    /// <summary>综合考评: measures of units with their formulas.</summary>
    Assessment,
}

/// <summary>Where an article stands.</summary>
internal enum ArticleState
{
    Draft,
    Published,

    /// <summary>Was published and is no longer; may be published again.</summary>
    Withdrawn,
}
