using Wangge.Kernel.Districts;
using Wangge.Portal.Reading;

namespace Wangge.Portal.Voices;

/// <summary>What people may ask about: listed for everyone with how much was asked, changed by publishers.</summary>
internal static class Topics
{
    /// <summary>A count below this is not told. Source: RIGHTS, "Publication".</summary>
    private const int LeastTold = 5;
    private const int Most = 60;

    private static readonly Refusal BadKey = new("portal.topics.bad-key", RefusalKind.Invalid, "2 to 40 lower-case letters, digits and hyphens.");
    private static readonly Refusal Full = new("portal.topics.full", RefusalKind.Conflict, "A district has at most 60 topics.");

    /// <param name="Asked">How many asked in the last 365 days; null where fewer than 5.</param>
    public sealed record Row(string Key, string Name, string EnglishName, int? Asked);

    /// <param name="IsEnded">Takes no new questions.</param>
    public sealed record Request([Required, MinLength(1), MaxLength(40)] string Name, [Required, MinLength(1), MaxLength(80)] string EnglishName, [Range(0, 1000)] int Position = 0, bool IsEnded = false);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/public/topics", ListAsync).AllowAnyone("What may be asked about is shown before somebody asks.").WithName("ListTopics");
        api.MapPut("/portal/topics/{key}", PutAsync).RequirePermission(PortalPermissions.Publish).WithName("PutTopic");
    }

    private static async Task<Cacheable<List<Row>>> ListAsync(DistrictDb db, TimeProvider time, CancellationToken ct)
    {
        var since = time.Now().AddDays(-365);
        var counts = await db.Set<Voice>().Where(v => v.ReceivedAt >= since).GroupBy(v => v.TopicKey).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var topics = await db.Set<Topic>().AsNoTracking().Where(t => t.EndedAt == null).OrderBy(t => t.Position).ThenBy(t => t.Key).Take(Most).ToListAsync(ct);
        return new Cacheable<List<Row>>(
            [.. topics.Select(t => new Row(t.Key, t.Name, t.EnglishName, counts.GetValueOrDefault(t.Key) is var n && n >= LeastTold ? n : null))], ListPublicArticles.MaxAge);
    }

    private static async Task<Results<NoContent, Refused>> PutAsync(string key, Request request, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (key.Length is < 2 or > 40 || !key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) { return new Refused(BadKey); }
        var topic = await db.Set<Topic>().FirstOrDefaultAsync(t => t.Key == key, ct);
        if (topic is null)
        {
            if (await db.Set<Topic>().CountAsync(ct) >= Most) { return new Refused(Full); }
            topic = new Topic { Key = key, Name = request.Name, EnglishName = request.EnglishName, Position = request.Position };
            db.Add(topic);
        }

        (topic.Name, topic.EnglishName, topic.Position) = (request.Name, request.EnglishName, request.Position);
        topic.EndedAt = request.IsEnded ? topic.EndedAt ?? time.Now() : null;
        db.Leaf(AuditNote.By(actor, "portal.topic", "topic", Guid.Empty, data: AuditData.Of(("key", key), ("ended", request.IsEnded))));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Gives a new district topics to begin with.</summary>
internal sealed class DefaultTopics : IFoundDistrict
{
    private static readonly (string Key, string Name, string English)[] Defaults =
    [
        ("environment", "环境卫生", "Cleanliness"), ("roads", "道路交通", "Roads and traffic"), ("heating", "供暖供水供电", "Heating, water, power"), ("housing", "住房物业", "Housing"),
        ("schools", "教育", "Schools"), ("health", "医疗卫生", "Health care"), ("welfare", "社会保障", "Welfare"), ("safety", "公共安全", "Public safety"),
        ("parks", "公园绿化", "Parks and green"), ("services", "办事服务", "Public services"), ("other", "其他", "Other"),
    ];

    public async Task FoundAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        if (await db.Set<Topic>().AnyAsync(ct)) { return; }
        db.AddRange(Defaults.Select((d, i) => new Topic { Key = d.Key, Name = d.Name, EnglishName = d.English, Position = i * 10 }));
        db.Leaf(AuditNote.By(Actor.System, "portal.found", "district", Guid.Empty));
        await db.CommitAsync(ct);
    }
}
