using System.Reflection;

namespace Wangge.Doors.Cap.Judging;

/// <summary>One rule by which a message is judged: a stable code that clients translate, and its words.</summary>
/// <param name="IsWarning">What the standard asks for by SHOULD, or what is odd: told, and taken all the same.</param>
internal sealed record CapRule(string Code, string Words, bool IsWarning = false)
{
    // By the schema.
    public static readonly CapRule Version = new("version", "This is no alert of CAP 1.2: the first element is alert of the namespace urn:oasis:names:tc:emergency:cap:1.2.");
    public static readonly CapRule Missing = new("missing", "This element is required.");
    public static readonly CapRule TooMany = new("too-many", "This element may stand here once only.");
    public static readonly CapRule OutOfOrder = new("out-of-order", "Elements follow one another in the order of the standard.");
    public static readonly CapRule Unknown = new("unknown", "There is no such element here.");
    public static readonly CapRule Attribute = new("attribute", "CAP has no attributes.");
    public static readonly CapRule TextBetween = new("text-between", "Between elements there is no text.");
    public static readonly CapRule NotText = new("not-text", "This element holds text, no elements.");
    public static readonly CapRule NoSuchValue = new("no-such-value", "The value is none of those that the standard lists.");
    public static readonly CapRule Time = new("time", "A time is written as 2026-03-02T08:15:30+08:00: whole seconds, with an offset, without Z.");
    public static readonly CapRule Language = new("language", "A language is written by its code, such as zh-CN.");
    public static readonly CapRule Number = new("number", "This is no number.");
    public static readonly CapRule Address = new("address", "This is no address (URI).");

    // By the meaning.
    public static readonly CapRule Empty = new("empty", "This element must say something.");
    public static readonly CapRule BadIdentifier = new("bad-identifier", "No spaces, commas, < or & here.");
    public static readonly CapRule TooLong = new("too-long", "At most 300 characters are taken here.");
    public static readonly CapRule RestrictionMissing = new("restriction-missing", "A message of scope Restricted says its restriction.");
    public static readonly CapRule RestrictionUnwanted = new("restriction-unwanted", "A restriction belongs to scope Restricted alone.");
    public static readonly CapRule AddressesMissing = new("addresses-missing", "A message of scope Private names its addresses.");
    public static readonly CapRule OpenQuote = new("open-quote", "What has spaces stands in double quotes, which close.");
    public static readonly CapRule ReferencesMissing = new("references-missing", "An Update, Cancel, Ack or Error names the messages that it is about.");
    public static readonly CapRule BadReference = new("bad-reference", "A reference is sender,identifier,sent; several are parted by spaces.");
    public static readonly CapRule RefersToItself = new("refers-to-itself", "A message cannot refer to itself.");
    public static readonly CapRule ExpiresTooEarly = new("expires-too-early", "It expires after it takes effect (or was sent).");
    public static readonly CapRule OnsetTooLate = new("onset-too-late", "The event begins before the message expires.");
    public static readonly CapRule BadPolygon = new("bad-polygon", "A polygon is four or more latitude,longitude pairs parted by spaces.");
    public static readonly CapRule OpenPolygon = new("open-polygon", "A polygon ends where it begins.");
    public static readonly CapRule BadCircle = new("bad-circle", "A circle is latitude,longitude, a space, and its radius in kilometres, 0 or more.");
    public static readonly CapRule OutOfRange = new("out-of-range", "A latitude is from -90 to 90, a longitude from -180 to 180.");
    public static readonly CapRule CeilingAlone = new("ceiling-alone", "A ceiling stands beside an altitude only.");
    public static readonly CapRule CeilingTooLow = new("ceiling-too-low", "The ceiling is not below the altitude.");
    public static readonly CapRule BadDerefUri = new("bad-deref-uri", "A derefUri holds the content in Base64.");

    // What is taken all the same.
    public static readonly CapRule NoteMissing = new("note-missing", "An exercise, a test and an error should say in a note what they are.", IsWarning: true);
    public static readonly CapRule InfoMissing = new("info-missing", "An Alert or Update should hold an info block.", IsWarning: true);
    public static readonly CapRule AreaMissing = new("area-missing", "An info block should say where.", IsWarning: true);
    public static readonly CapRule UtcWritten = new("utc-written", "UTC is written -00:00.", IsWarning: true);
    public static readonly CapRule ReferencesLater = new("references-later", "It refers to a message that was sent after it.", IsWarning: true);
    public static readonly CapRule CategoriesDiffer = new("categories-differ", "Info blocks of one language should have the same categories.", IsWarning: true);
    public static readonly CapRule EventsDiffer = new("events-differ", "Info blocks of one language should name the same event.", IsWarning: true);
    public static readonly CapRule NotAbsolute = new("not-absolute", "An address should be whole, with its scheme and host.", IsWarning: true);
    public static readonly CapRule BadMimeType = new("bad-mime-type", "A MIME type is written as image/png.", IsWarning: true);
    public static readonly CapRule BadDigest = new("bad-digest", "A digest is the SHA-1 in 40 hexadecimal digits.", IsWarning: true);
    public static readonly CapRule ValueUnnamed = new("value-unnamed", "A value should have a name.", IsWarning: true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CapRule> All { get; } =
        [.. typeof(CapRule).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(CapRule)).Select(f => (CapRule)f.GetValue(null)!)];
}

/// <summary>What is wrong with a message, or odd in it, and where.</summary>
/// <param name="Path">From the first element, such as <c>alert/info[1]/area[2]/polygon[1]</c>; counted from 1.</param>
/// <param name="Rule">The rule's code, such as <c>open-polygon</c>.</param>
/// <param name="Words">In English, for developers.</param>
public sealed record CapReason(string Path, string Rule, string Words);

/// <summary>Reasons as they are found, at most <see cref="Most"/> of each kind.</summary>
internal sealed class CapReasons
{
    public const int Most = 50;

    private readonly List<CapReason> _faults = [];
    private readonly List<CapReason> _warnings = [];

    public IReadOnlyList<CapReason> Faults => _faults;

    public IReadOnlyList<CapReason> Warnings => _warnings;

    public void Add(string path, CapRule rule)
    {
        var to = rule.IsWarning ? _warnings : _faults;
        if (to.Count < Most) { to.Add(new CapReason(path, rule.Code, rule.Words)); }
    }
}
