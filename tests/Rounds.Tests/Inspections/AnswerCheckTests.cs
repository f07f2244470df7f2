using Wangge.Rounds.Checklists;
using Wangge.Rounds.Inspections;
using static Wangge.Rounds.Inspections.AnswerCheck;

namespace Wangge.Rounds.Tests.Inspections;

public sealed class AnswerCheckTests
{
    private static readonly string[] Photo = [new string('a', 64)];

    private static readonly ChecklistItem[] Items =
    [
        Item("exits", Evidence.Photo), Item("gauge", Evidence.Number) with { Reading = new Reading("MPa", 1.0, 1.5) }, Item("drill", Evidence.Text), Item("signs", Evidence.None),
    ];

    private static readonly Given[] Good =
    [
        new("exits", Finding.InOrder, null, null, Photo, null, null), new("gauge", Finding.InOrder, 1.2, null, [], null, null),
        new("drill", Finding.InOrder, null, "十一月三日，四分钟", [], null, null), new("signs", Finding.NotApplicable, null, null, [], null, null),
    ];

    [Fact]
    public void Answers_to_each_item_with_its_evidence_stand() => Assert.Null(Look(Items, Good));

    public static TheoryData<string, string, string> Bad => new()
    {
        { "unknown-item", "other", "rounds.inspection.unknown-item" },
        { "left-out", "drill", "rounds.inspection.unanswered" },
        { "twice", "exits", "rounds.inspection.answered-twice" },
        { "no-finding", "signs", "rounds.inspection.bad-finding" },
        { "no-photo", "exits", "rounds.inspection.evidence-missing" },
        { "no-number", "gauge", "rounds.inspection.evidence-missing" },
        { "no-text", "drill", "rounds.inspection.evidence-missing" },
        { "out-of-bounds", "gauge", "rounds.inspection.out-of-bounds" },
        { "defect-without-photo", "signs", "rounds.inspection.evidence-missing" },
        { "defect-without-words", "signs", "rounds.inspection.evidence-missing" },
        { "defect-without-id", "signs", "rounds.inspection.defect-id" },
        { "id-without-defect", "signs", "rounds.inspection.defect-id" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void What_does_not_fit_is_refused_and_names_the_item(string how, string item, string code)
    {
        var refusal = Look(Items, Spoilt(how));
        Assert.Equal(code, refusal?.Code);
        Assert.Equal(item, Assert.Single(refusal!.Fields!).Key);
    }

    [Fact]
    public void A_number_of_a_person_is_refused() =>
        Assert.Equal("rounds.inspection.names-somebody", Look(Items, Changed("drill", a => a with { Words = "负责人 138 0000 0000" }))!.Code);

    [Theory]
    [InlineData(0.99, false)]
    [InlineData(1.0, true)]
    [InlineData(1.5, true)]
    [InlineData(1.51, false)]
    public void Bounds_belong_to_what_is_in_order(double number, bool isAllowed) => Assert.Equal(isAllowed, new Reading("MPa", 1.0, 1.5).Allows(number));

    private static Given[] Spoilt(string how) => how switch
    {
        "unknown-item" => [.. Good, Good[3] with { Item = "other" }],
        "left-out" => [.. Good.Where(a => a.Item != "drill")],
        "twice" => [.. Good, Good[0]],
        "no-finding" => Changed("signs", a => a with { Finding = null }),
        "no-photo" => Changed("exits", a => a with { Photos = [] }),
        "no-number" => Changed("gauge", a => a with { Number = null }),
        "no-text" => Changed("drill", a => a with { Words = " " }),
        "out-of-bounds" => Changed("gauge", a => a with { Number = 0.4 }),
        "defect-without-photo" => Changed("signs", a => a with { Finding = Finding.Defect, Words = "脱落", DefectId = Guid.CreateVersion7() }),
        "defect-without-words" => Changed("signs", a => a with { Finding = Finding.Defect, Photos = Photo, DefectId = Guid.CreateVersion7() }),
        "defect-without-id" => Changed("signs", a => a with { Finding = Finding.Defect, Words = "脱落", Photos = Photo }),
        "id-without-defect" => Changed("signs", a => a with { DefectId = Guid.CreateVersion7() }),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    private static Given[] Changed(string item, Func<Given, Given> change) => [.. Good.Select(a => a.Item == item ? change(a) : a)];

    private static ChecklistItem Item(string code, Evidence evidence) => new(code, "文", "Text", "", "", evidence, Severity.General, new FixLimit(1, "working-day"));
}
