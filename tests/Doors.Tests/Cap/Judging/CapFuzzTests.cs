using System.Text;
using System.Xml.Linq;
using CsCheck;
using Wangge.Doors.Cap;
using Wangge.Doors.Cap.Judging;

namespace Wangge.Doors.Tests.Cap.Judging;

/// <summary>Whatever is sent is judged: never a fault of ours, and the schema's opinion is ours.</summary>
public sealed class CapFuzzTests
{
    private static readonly XNamespace Cap = CapMessage.Namespace;

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(CapExamples.Whole.Xml());

    /// <summary>An hour where everything must run long.</summary>
    private static int Seconds => Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? 1_200 : -1;

    [Fact]
    public void Whatever_bytes_are_changed_it_is_judged() => Gen.Select(Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Byte).Array[1, 6], Gen.Int[0, Whole.Length]).Sample(
        (changes, length) =>
        {
            var message = Whole.ToArray();
            foreach (var (at, value) in changes) { message[at] = value; }
            return IsJudged(message) && IsJudged(message[..length]);
        },
        iter: 10_000, time: Seconds);

    [Fact]
    public void Any_bytes_at_all_are_judged() => Gen.Byte.Array[0, 300].Sample(IsJudged, iter: 10_000, time: Seconds);

    [Fact]
    public void Any_text_in_any_element_is_judged()
    {
        var names = XDocument.Parse(CapExamples.Whole.Xml()).Descendants().Where(e => !e.HasElements).Select(e => e.Name.LocalName).Distinct().ToArray();
        var nasty = Gen.OneOf(Gen.String, CapExamples.OneOf("", " ", "-", ",", "+", "1e999", "NaN", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00+14:00", "90,180 0", "0,0 1e5", "\"", new string('9', 400), "://", "http://"));
        Gen.Select(CapExamples.OneOf(names), nasty).Array[1, 4].Sample(
            changes =>
            {
                var document = XDocument.Parse(CapExamples.Whole.Xml());
                foreach (var (name, text) in changes) { document.Descendants(Cap + name).First().Value = new string([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]); }
                return IsJudged(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)));
            },
            iter: 10_000, time: Seconds);
    }

    /// <summary>Elements left out, doubled, moved, renamed, and texts of one put into another.</summary>
    [Fact]
    public void Of_the_shape_the_schema_says_the_same()
    {
        var change = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1_000], Gen.Int[0, 1_000]);
        var judged = (Good: 0, Bad: 0);
        Gen.Select(CapExamples.Any, change.Array[0, 3]).Sample(
            (message, changes) =>
            {
                var document = XDocument.Parse(message.Xml());
                foreach (var (kind, at, other) in changes) { Change(document, kind, at, other); }
                var (reasons, said) = (new CapReasons(), CapSchema.FaultOf(new XDocument(document)));
                CapShape.Check(document.Root!, reasons);
                if (said is null) { Interlocked.Increment(ref judged.Good); } else { Interlocked.Increment(ref judged.Bad); }
                Assert.True(said is null == (reasons.Faults.Count == 0), $"{said} against {string.Join("; ", reasons.Faults.Select(r => $"{r.Path} {r.Rule}"))}\n{document}");
            },
            iter: 2_000);
        Assert.True(judged is { Good: > 200, Bad: > 200 }, judged.ToString());
    }

    private static void Change(XDocument document, int kind, int at, int other)
    {
        var all = document.Root!.Descendants().ToList();
        var (one, second) = (all[at % all.Count], all[other % all.Count]);
        switch (kind)
        {
            case 0: one.Remove(); break;
            case 1: one.AddAfterSelf(new XElement(one)); break;
            case 2 when one.ElementsAfterSelf().FirstOrDefault() is { } next:
                next.Remove();
                one.AddBeforeSelf(next);
                break;
            case 3: one.Name = Cap + "other"; break;
            case 4 when !one.HasElements && !second.HasElements: one.Value = second.Value; break;
            case 5: one.Add(new XElement(Cap + "b")); break;
            case 6: one.SetAttributeValue("id", "1"); break;
            default: break;
        }
    }

    private static bool IsJudged(byte[] message)
    {
        var verdict = CapJudge.Judge(message);
        return verdict.Message is null == verdict.Refusal is not null && verdict.Reasons.Count <= CapReasons.Most;
    }
}
