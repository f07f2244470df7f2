using Wangge.Portal.Voices;

namespace Wangge.Portal.Reading;

/// <summary>The portal's front: the five doors, each with what is newest behind it and how much there is.</summary>
internal static class ShowDoors
{
    private const int Newest = 3;

    /// <param name="Key">Wire name.</param>
    /// <param name="Articles">Published and holding now; never less than the list shows.</param>
    /// <param name="Latest">The newest of them, at most 3.</param>
    public sealed record Door(string Key, string Name, string EnglishName, int Articles, IReadOnlyList<ListPublicArticles.Row> Latest);

    /// <param name="Voices">Questions and suggestions that were answered in public.</param>
    /// <param name="Statements">Periods whose measures are published.</param>
    public sealed record Response(IReadOnlyList<Door> Doors, int Voices, int Statements);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/public/doors", Handle)
        .AllowAnyone("The portal's front page, for everyone to read.")
        .WithName(nameof(ShowDoors));

    private static async Task<Cacheable<Response>> Handle(DistrictDb db, TimeProvider time, CancellationToken ct)
    {
        var now = time.Now();
        var holding = db.Set<ShownArticle>().AsNoTracking().Where(a => (a.ValidFrom == null || a.ValidFrom <= now) && (a.ValidUntil == null || a.ValidUntil > now));
        var counts = await holding.GroupBy(a => a.Door).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var doors = new List<Door>();
        foreach (var door in Enum.GetValues<PortalDoor>())
        {
            var latest = await holding.Where(a => a.Door == door).OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Seq).Take(Newest).ToListAsync(ct);
            var (name, english) = NamesOf(door);
            doors.Add(new Door(door.Wire(), name, english, counts.GetValueOrDefault(door), [.. latest.Select(ListPublicArticles.RowOf)]));
        }

        var voices = await db.Set<Voice>().CountAsync(v => v.ShownAt != null, ct);
        return new Cacheable<Response>(new Response(doors, voices, await db.Set<Statement>().CountAsync(ct)), ListPublicArticles.MaxAge);
    }

    private static (string Name, string English) NamesOf(PortalDoor door) => door switch
    {
        PortalDoor.PartyBuilding => ("党的建设", "Party building"),
        PortalDoor.PublicVoice => ("民意互动", "Public voice"),
        PortalDoor.DailyLife => ("民生服务", "Daily-life services"),
        PortalDoor.PublicSafety => ("公共安全", "Public safety"),
        _ => ("综合考评", "Assessment"),
    };
}
