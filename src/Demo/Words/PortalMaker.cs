using System.Text.Json;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Words;

/// <summary>Reads the portal's samples and dates them; the same for the same options.</summary>
internal static class PortalMaker
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="plan">For places and pictures that articles speak of.</param>
    public static DemoPortal Make(DemoPlan plan)
    {
        var now = plan.Options.Now;
        var ids = new SeededIds(plan.Options.Seed, now);
        var pictures = plan.Pictures.Select(p => p.Key).Where(k => k.EndsWith("-after", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var articles = Read<ArticleFile>("portal_articles.json").Select((file, i) =>
        {
            var at = At(now, file.Ago ?? 45 + (i * 3), 9, i);
            return new DemoArticle(
                ids.Of("article", file.Title, at), file.Kind, file.Door, file.Topic, file.Title, file.English, file.Summary, file.Body, file.EnglishBody, at, file.Days,
                file.Place ? PlaceOf(plan, file.Kind, i) : null, file.Ask, file.Hours, file.Pic is not null && pictures.Count > 0 ? pictures[i % pictures.Count] : null);
        }).ToList();
        var voices = Read<VoiceFile>("portal_voices.json").Select((file, i) =>
        {
            var asked = At(now, 4 + (i * 5), 10, i);
            return new DemoVoice(ids.Of("voice", file.Q, asked), file.Kind, file.Topic, file.Q, file.A, file.Unit, asked, asked.AddDays(1 + (i % 3)));
        }).ToList();
        return new DemoPortal(articles, voices);
    }

    /// <summary>Opening hours are those of the district's centre; a notice is somewhere among the stations.</summary>
    private static int PlaceOf(DemoPlan plan, string kind, int nth)
    {
        var wanted = kind == "hours" ? "district-centre" : "station";
        var fitting = Enumerable.Range(0, plan.Places.Count).Where(i => plan.Places[i].Kind == wanted).ToList();
        return fitting[nth * 7 % fitting.Count];
    }

    /// <summary>So many days ago, at an hour of the morning in the district; never later than now.</summary>
    private static DateTimeOffset At(DateTimeOffset now, int daysAgo, int hour, int minute)
    {
        var day = now.ToOffset(TimeSpan.FromHours(8)).Date.AddDays(-daysAgo);
        var at = new DateTimeOffset(day.AddHours(hour).AddMinutes(minute), TimeSpan.FromHours(8)).ToUniversalTime();
        return at < now ? at : at.AddDays(-1);
    }

    private static List<T> Read<T>(string name)
    {
        using var stream = Resource.Open(name);
        return JsonSerializer.Deserialize<List<T>>(stream, Json) ?? throw new InvalidOperationException($"{name} is empty.");
    }

    private sealed record ArticleFile(
        string Kind, string Door, string Topic, string Title, string? English, string Summary, string Body, string? EnglishBody, string? Ask, string? Hours, int? Days, int? Ago, bool Place, int? Pic);

    private sealed record VoiceFile(string Kind, string Topic, string Q, string A, string Unit);
}
