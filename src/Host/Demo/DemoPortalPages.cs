using Wangge.Contracts.Portal;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The demo's articles and questions as the portal founds them.</summary>
internal static class DemoPortalPages
{
    /// <param name="files">Picture key → name of the file.</param>
    public static IReadOnlyList<PlannedArticle> ArticlesOf(DemoPlan plan, DemoPortal portal, IReadOnlyDictionary<string, string> files) =>
        [.. portal.Articles.Select(a =>
        {
            var place = a.PlaceIndex is { } at ? plan.Places[at] : null;
            return new PlannedArticle(
                a.Id, a.Kind, a.Door, plan.Divisions[0].AreaPath, a.Title, a.EnglishTitle, a.Summary, a.Body, a.EnglishBody, a.Topic, a.PublishedAt, a.ForDays,
                place is null ? null : Math.Round(place.Longitude, 4), place is null ? null : Math.Round(place.Latitude, 4), place?.Name, a.AskWhom, a.OpenHours,
                a.PictureKey is { } key ? [files[key]] : []);
        })];

    public static IReadOnlyList<PlannedVoice> VoicesOf(DemoPlan plan, DemoPortal portal) =>
        [.. portal.Voices.Select(v => new PlannedVoice(v.Id, v.Kind, v.Topic, v.Question, v.Answer, plan.Units.First(u => u.Name == v.UnitName).Id, v.ReceivedAt, v.AnsweredAt))];
}
