using System.Text;
using System.Xml;
using System.Xml.Linq;
using Wangge.Doors.Keys;
using Wangge.Kernel.Paging;

namespace Wangge.Doors.Cap.Showing;

/// <summary>This district's CAP messages as an Atom feed, the newest first, each with the whole message in it: for systems that fetch. By a key of the door <c>cap-feed</c>.</summary>
/// <remarks>Acks are left out: they are for one alone. Older ones by the link <c>next</c>. Source: RFC 4287, RFC 5005 section 3.</remarks>
internal static class ShowCapFeed
{
    private const string MediaType = "application/atom+xml";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cap/feed", Handle)
        .AllowAnyone("Another system is known by its own key, which the door itself checks.")
        .AnswersFile(MediaType)
        .WithName(nameof(ShowCapFeed));

    /// <param name="after">Where an earlier page ended.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> Handle(HttpContext http, CapCallers callers, DistrictDb db, TimeProvider time, CancellationToken ct, string? after = null, int? size = null)
    {
        var (key, stop) = await callers.FindAsync(http, KeyDoor.CapFeed, db, ct);
        if (key is null) { return stop!; }
        var mark = new Bookmark(0, long.MaxValue);
        if (after is not null && !Bookmark.TryParse(after, out mark)) { return new Refused(CapRefusals.BadPage); }
        var most = PageSize.Clamp(size);
        var found = await db.Set<CapSent>().AsNoTracking().Where(m => m.Seq < mark.Seq && m.Type != CapMessageType.Ack).OrderByDescending(m => m.Seq).Take(most + 1).ToListAsync(ct);
        var next = found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null;
        var feed = Feed(db.District, found.Take(most).ToList(), next is null ? null : $"?size={most}&after={next}", time.Now());
        return TypedResults.File(BytesOf(feed), MediaType + "; charset=utf-8");
    }

    private static XElement Feed(District district, List<CapSent> messages, string? next, DateTimeOffset now) => new(
        Atom + "feed",
        new XElement(Atom + "id", $"urn:wangge:{district.Code}:cap"), new XElement(Atom + "title", $"{district.Name} CAP"), new XElement(Atom + "author", new XElement(Atom + "name", district.Name)),
        new XElement(Atom + "updated", Instant(messages.Count > 0 ? messages[0].SentAt : now)), next is null ? null : new XElement(Atom + "link", new XAttribute("rel", "next"), new XAttribute("href", next)),
        messages.Select(m => new XElement(
            Atom + "entry",
            new XElement(Atom + "id", $"urn:uuid:{m.Id}"), new XElement(Atom + "title", $"{m.Type} {m.Status} {m.Identifier}"), new XElement(Atom + "updated", Instant(m.SentAt)),
            new XElement(Atom + "content", new XAttribute("type", CapMessage.MediaType), XElement.Parse(m.Xml)))));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] BytesOf(XElement feed)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) { feed.Save(xml); }
        return bytes.ToArray();
    }
}
