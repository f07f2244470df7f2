using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Wangge.Doors.Cap.Judging;

/// <summary>Judges bytes as a message of CAP 1.2: XML first, then the schema's rules, then the standard's. Never throws at what is sent. Safe for concurrent use.</summary>
/// <remarks>Document types are refused, nothing outside is ever opened, depth and length are bounded.</remarks>
internal static class CapJudge
{
    /// <summary>Longest message, in bytes.</summary>
    public const int MostBytes = 256 << 10;

    private const int MostDepth = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = MostBytes, CloseInput = false,
    };

    // What encodings the declaration of a message may name: GB 18030 and its elders too.
    static CapJudge() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="charset">As the transport names it, before what the message's own declaration says (RFC 7303); null where it names none.</param>
    public static CapVerdict Judge(ReadOnlyMemory<byte> message, string? charset = null)
    {
        if (message.Length > MostBytes) { return CapVerdict.Of(CapRefusals.TooLarge, []); }
        XElement root;
        try
        {
            root = Load(message, charset);
        }
        catch (Exception bad) when (bad is XmlException or DecoderFallbackException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return CapVerdict.Of(CapRefusals.NotXml with { Detail = bad is XmlException { LineNumber: > 0 } at ? $"The XML is broken at line {at.LineNumber}, or has a document type." : CapRefusals.NotXml.Detail }, []);
        }

        var reasons = new CapReasons();
        if (root.Name.LocalName != "alert" || root.Name.NamespaceName != CapMessage.Namespace)
        {
            reasons.Add(root.Name.LocalName, CapRule.Version);
            return CapVerdict.Of(CapRefusals.NotCap, reasons.Faults);
        }

        CapShape.Check(root, reasons);
        if (reasons.Faults.Count > 0) { return CapVerdict.Of(CapRefusals.BadMessage, reasons.Faults); }
        var read = new CapMeaning(reasons).Read(root);
        return reasons.Faults.Count > 0 ? CapVerdict.Of(CapRefusals.BadMessage, reasons.Faults) : new CapVerdict(read, null, reasons.Warnings);
    }

    private static XElement Load(ReadOnlyMemory<byte> message, string? charset)
    {
        // Bounded depth first: what builds or walks a tree may take a level of the stack for each of it.
        using (var walk = Open(message, charset))
        {
            while (walk.Read())
            {
                if (walk.Depth > MostDepth) { throw new XmlException("Too deep."); }
            }
        }

        using var xml = Open(message, charset);
        return XDocument.Load(xml).Root!;
    }

    private static XmlReader Open(ReadOnlyMemory<byte> message, string? charset)
    {
        var stream = new MemoryStream(message.ToArray(), writable: false);
        if (charset is null) { return XmlReader.Create(stream, Settings); }
        var encoding = Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return XmlReader.Create(new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true), Settings);
    }
}

/// <summary>What came of judging.</summary>
/// <param name="Message">Null where it was refused.</param>
/// <param name="Refusal">Null where it is good.</param>
/// <param name="Reasons">Why it was refused; of a good one, its warnings. At most 50.</param>
internal sealed record CapVerdict(CapMessage? Message, Refusal? Refusal, IReadOnlyList<CapReason> Reasons)
{
    public static CapVerdict Of(Refusal refusal, IReadOnlyList<CapReason> reasons) => new(null, refusal, reasons);
}
