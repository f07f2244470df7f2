using Wangge.Doors.Cap.Judging;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Cap.Judging;

/// <summary>Messages of real senders, good and bad, from outside of the repository.</summary>
public sealed class ExampleFilesTests
{
    [Theory]
    [InlineData("australia.cap", true, null, "")]
    [InlineData("canada.cap", true, null, "")]
    [InlineData("earthquake-iso8859-1.cap", true, null, "")]
    [InlineData("canada_errors.cap", true, "cap.bad-message", "alert/references references-missing")]
    [InlineData("invalid.cap", false, "cap.bad-message", "alert/scope missing")]
    [InlineData("earthquake.cap", false, "cap.not-cap", "alert version")]
    [InlineData("weather.cap", false, "cap.not-cap", "alert version")]
    [InlineData("no_optional_fields.cap", false, "cap.not-cap", "alert version")]
    public void Each_is_judged_right_and_the_schema_agrees(string name, bool passesSchema, string? code, string faults)
    {
        var bytes = File.ReadAllBytes(RealData.File("judges/cap/" + name));
        var verdict = CapJudge.Judge(bytes);
        Assert.Equal(code, verdict.Refusal?.Code);
        Assert.Equal(code is null, verdict.Message is not null);
        if (code is not null) { Assert.Equal(faults, string.Join("; ", verdict.Reasons.Select(r => $"{r.Path} {r.Rule}"))); }
        Assert.Equal(passesSchema, CapSchema.FaultOf(bytes) is null);
    }

    [Fact]
    public void Letters_are_read_by_the_encoding_that_the_message_names()
    {
        var verdict = CapJudge.Judge(File.ReadAllBytes(RealData.File("judges/cap/earthquake-iso8859-1.cap")));
        Assert.Equal("EQ 4.6 Usulután, Usulután, El Salvador - PRELIMINARY REPORT", verdict.Message!.Infos[0].Headline);
        Assert.Equal([12.747, -88.783, 0], new[] { verdict.Message.Infos[0].Areas[0].Circles[0] }.SelectMany(c => new[] { c.Centre.Latitude, c.Centre.Longitude, c.RadiusKilometres }));
        Assert.Contains(verdict.Reasons, r => r is { Path: "alert/sent", Rule: "utc-written" });
    }

    [Fact]
    public void Both_languages_of_a_message_are_read_with_what_it_replaces()
    {
        var message = CapJudge.Judge(File.ReadAllBytes(RealData.File("judges/cap/canada.cap"))).Message!;
        Assert.Equal(["en-CA", "fr-CA"], message.Infos.Select(i => i.Language));
        Assert.Equal(["2.49.0.1.124.a3f342a4.2012", "2.49.0.1.124.60f31a3a.2012"], message.References.Select(r => r.Identifier));
        Assert.Equal("Windsor - Leamington - comté d'Essex", message.Infos[1].Areas[0].Description);
        Assert.Equal((2, 17), (message.Infos[0].Areas.Count, message.Infos[0].Areas[0].Polygons[0].Count));
        Assert.Null(message.Restriction);
    }
}
