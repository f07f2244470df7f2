using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wangge.Cases.Measuring;

/// <summary>JSON of which equal things have equal bytes: fixed order, no white space, times in UTC, numbers without trailing zeros.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) { write(json); }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Everything that is known of a matter.</summary>
    public static void Write(Utf8JsonWriter json, MatterFacts matter)
    {
        json.WriteStartObject();
        json.WriteString("case", matter.CaseId);
        json.WriteString("type", matter.Type);
        json.WriteString("area", matter.AreaPath);
        json.WriteString("flow", matter.Flow);
        json.WriteBoolean("for-filing", matter.IsForFiling);
        if (matter.Place is { } place)
        {
            json.WriteNumber("longitude", place.Longitude);
            json.WriteNumber("latitude", place.Latitude);
        }
        WriteTime(json, "reported", matter.ReportedAt);
        WriteTime(json, "accepted", matter.AcceptedAt);
        WriteTime(json, "filed", matter.FiledAt);
        WriteTime(json, "due-to-dispatch", matter.DueToDispatchAt);
        WriteList(json, "dispatches", matter.Dispatches, dispatch =>
        {
            WriteTime(json, "at", dispatch.At);
            json.WriteString("unit", dispatch.UnitId);
            WriteTime(json, "returned", dispatch.ReturnedAt);
        });
        WriteTime(json, "due-to-handle", matter.DueToHandleAt);
        WriteTime(json, "handled", matter.HandledAt);
        WriteTime(json, "due-to-close", matter.DueToCloseAt);
        WriteTime(json, "first-due-to-close", matter.FirstDueToCloseAt);
        WriteTime(json, "closed", matter.ClosedAt);
        WriteList(json, "reopened", matter.ReopenedAt, at => WriteTime(json, "at", at));
        WriteList(json, "suspensions", matter.Suspensions, suspension =>
        {
            WriteTime(json, "start", suspension.Start);
            WriteTime(json, "end", suspension.End);
        });
        json.WriteNumber("reworks", matter.Reworks);
        json.WriteNumber("extensions", matter.Extensions);
        WriteId(json, "served-by", matter.ServedBy);
        WriteAnswers(json, matter);
        WriteId(json, "split-from", matter.SplitFrom);
        WriteId(json, "merged-into", matter.MergedInto);
        if (matter.Ending is { } ending) { json.WriteString("ending", ending.ToString()); }
        json.WriteEndObject();
    }

    public static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? instant)
    {
        if (instant is { } known) { json.WriteString(name, known.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture)); }
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        // Dividing by a one with all places drops trailing zeros, which decimals keep.
        if (number is { } known) { json.WriteNumber(name, known / 1.0000000000000000000000000000m); }
        else { json.WriteNull(name); }
    }

    private static void WriteAnswers(Utf8JsonWriter json, MatterFacts matter)
    {
        if (matter.Answer is { } answer)
        {
            json.WriteStartObject("answer");
            WriteTime(json, "at", answer.At);
            json.WriteBoolean("solved", answer.IsSolved);
            json.WriteBoolean("independent", answer.IsReporterIndependent);
            json.WriteEndObject();
        }
        if (matter.Rating is { } rating)
        {
            json.WriteStartObject("rating");
            WriteTime(json, "at", rating.At);
            json.WriteNumber("stars", rating.Stars);
            json.WriteEndObject();
        }
        if (matter.Recheck is { } recheck)
        {
            json.WriteStartObject("recheck");
            WriteTime(json, "at", recheck.At);
            json.WriteBoolean("passed", recheck.HasPassed);
            json.WriteBoolean("drawn", recheck.IsDrawn);
            WriteId(json, "by-unit", recheck.ByUnitId);
            json.WriteEndObject();
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> list, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in list)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteId(Utf8JsonWriter json, string name, Guid? id)
    {
        if (id is { } known) { json.WriteString(name, known); }
    }
}
