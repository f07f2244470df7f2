using Wangge.Contracts.Cases;
using Wangge.Contracts.Portal;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Text;
using Wangge.Portal.Articles;
using Wangge.Portal.Statements;
using Wangge.Portal.Voices;

namespace Wangge.Portal.Founding;

/// <inheritdoc/>
internal sealed class PortalFounding(DistrictDb db, FollowLinks links, IMeasureStatements measures, TimeProvider time) : IPortalFounding
{
    public async Task FoundAsync(IReadOnlyList<PlannedArticle> articles, IReadOnlyList<PlannedVoice> voices, CancellationToken ct)
    {
        RequireDemo();
        foreach (var planned in articles) { await AddAsync(planned, ct); }
        foreach (var planned in voices) { Add(planned); }
        db.Leaf(AuditNote.By(Actor.System, "portal.found-samples", "district", Guid.Empty, data: AuditData.Of(("articles", articles.Count), ("voices", voices.Count))));
        await db.CommitAsync(ct);
    }

    public async Task StateAsync(Guid statementId, DateOnly from, DateOnly until, CancellationToken ct)
    {
        RequireDemo();
        if (await PublishStatement.StateAsync(db, measures, statementId, new(from, until), Actor.System, time, ct) is not null) { await db.CommitAsync(ct); }
    }

    private void RequireDemo()
    {
        if (!db.District.Demo) { throw new InvalidOperationException("Samples are for demo districts alone."); }
    }

    private async Task AddAsync(PlannedArticle p, CancellationToken ct)
    {
        var at = p.PublishedAt.ToMilliseconds();
        var content = new ArticleContent(
            p.Title, p.EnglishTitle, p.Summary, p.Body, p.EnglishBody, p.Topic, ValidFrom: p.ForDays is null ? null : at, p.ForDays is { } days ? at.AddDays(days) : null,
            p.Longitude, p.Latitude, p.PlaceText, p.AskWhom, p.OpenHours, p.Pictures, IsSample: true);
        if (content.Check() is { } refusal) { throw new InvalidOperationException($"{p.Title}: {refusal.Code}"); }
        var article = new Article
        {
            Id = p.Id, Kind = WireName.Read<ArticleKind>(p.Kind), Door = WireName.Read<PortalDoor>(p.Door), State = ArticleState.Draft, AreaPath = p.AreaPath, Content = content, Version = 1, ChangedAt = at, ChangedBy = Guid.Empty,
        };
        db.Add(article);
        db.Add(new ArticleVersion { ArticleId = p.Id, Version = 1, Content = content, At = at, By = Guid.Empty });
        await Showing.ShowAsync(db, article, at, ct);
        await ArticlePictures.KeepAsync(db, article, ct);
    }

    private void Add(PlannedVoice p)
    {
        db.Add(new Voice
        {
            Id = p.Id, Kind = WireName.Read<VoiceKind>(p.Kind), TopicKey = p.TopicKey, ReceivedAt = p.ReceivedAt.ToMilliseconds(), State = VoiceState.Answered, MayBeShown = true, UnitId = p.UnitId,
            AnsweredAt = p.AnsweredAt.ToMilliseconds(), AnsweredBy = Guid.Empty, ShownAt = p.AnsweredAt.ToMilliseconds(), IsSample = true,
            FollowHash = FollowLinks.HashOf(links.SecretOf(VoiceLink.ScopeOf(db.District.Code), p.Id)), Version = 1,
        });
        db.Add(new VoiceWords { VoiceId = p.Id, Text = p.Question, ShownText = p.Question, AnswerText = p.Answer });
        db.Add(new PortalSearch { SubjectId = p.Id, Tokens = SearchTokens.ForIndex($"{p.Question}\n{p.Answer}") });
    }
}
