using System.Text;
using CsCheck;
using Wangge.Doors.Cap;
using Wangge.Doors.Cap.Judging;
using Wangge.Doors.Cap.Writing;

namespace Wangge.Doors.Tests.Cap.Writing;

public sealed class CapWriterTests
{
    [Fact]
    public void What_is_written_is_good_by_our_judge_and_by_the_schema_and_is_read_back() => CapExamples.Any.Sample(
        message =>
        {
            var xml = CapWriter.Write(message);
            Assert.Null(CapSchema.FaultOf(xml));
            var verdict = CapJudge.Judge(Encoding.UTF8.GetBytes(xml));
            Assert.True(verdict.Refusal is null, string.Join("; ", verdict.Reasons.Select(r => $"{r.Path} {r.Rule}")) + xml);
            Assert.Equal(xml, CapWriter.Write(verdict.Message!));
        },
        iter: 1_000);

    [Fact]
    public void Each_part_of_the_standard_is_written_and_read()
    {
        var read = CapExamples.Judge(CapExamples.Whole.Xml()).Message!;
        Assert.Equivalent(CapExamples.Whole, read, strict: true);
        Assert.Equal(50, CapExamples.Whole.Xml().Split("</").Select(p => p.Split('>')[0]).Distinct().Count() - 1);
    }

    [Theory]
    [InlineData("2026-03-02T08:15:30+08:00")]
    [InlineData("2026-03-02T00:15:30-00:00")]
    [InlineData("2026-03-01T19:15:30-05:00")]
    public void Times_keep_their_offset(string text) => Assert.Equal(text, CapTime.Write(CapTime.Find(text)!.Value));

    [Theory]
    [InlineData("2026-03-02T00:15:30Z")]
    [InlineData("2026-03-02 00:15:30+00:00")]
    [InlineData("2026-03-02T00:15:30+00:00 ")]
    [InlineData("2026-13-02T00:15:30+00:00")]
    [InlineData("2026-03-02T00:15:30+15:00")]
    [InlineData("0000-03-02T00:15:30+00:00")]
    [InlineData("２026-03-02T00:15:30+00:00")]
    public void Other_writings_are_none(string text) => Assert.Null(CapTime.Find(text));
}
