using System.Text.RegularExpressions;

namespace Wangge.Demo.Tests;

/// <summary>RIGHTS, "not built, in any form": neither in the plan's words nor in its identifiers.</summary>
public partial class RightsTests
{
    private static readonly string[] ChineseWords =
    [
        "民族", "宗教", "信仰", "政治面貌", "党员", "重点人员", "重点人群", "危险等级", "布控", "黑名单", "人脸", "车牌", "指纹", "虹膜", "信用分", "涉疆", "涉藏", "涉教", "上访", "维稳", "一票否决",
    ];

    private static readonly HashSet<string> EnglishWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "ethnic", "ethnicity", "nation", "nationality", "religion", "religious", "faith", "party", "watchlist", "blacklist", "face", "facial", "plate", "fingerprint", "iris",
        "minzu", "zongjiao", "xinyang", "zhengzhimianmao", "zhongdianrenyuan", "bukong", "renlian", "chepai",
    };

    [Fact]
    public void No_word_that_is_not_to_be_built_stands_in_the_plan()
    {
        var dump = PlanDump.Write(Plans.Plan);

        Assert.True(dump.Length > 1_000_000);
        Assert.All(ChineseWords, word => Assert.DoesNotContain(word, dump, StringComparison.Ordinal));
    }

    [Fact]
    public void No_word_that_is_not_to_be_built_is_an_identifier_or_wire_name()
    {
        var plan = Plans.Plan;
        var names = typeof(DemoPlan).Assembly.GetTypes().SelectMany(t => t.GetMembers().Select(m => m.Name).Append(t.Name))
            .Concat(plan.MatterTypes.Select(t => t.Key))
            .Concat(plan.Matters.SelectMany(m => m.Steps.Select(s => s.Action)).Distinct())
            .Concat(plan.Staff.Select(s => s.Post).Distinct())
            .ToList();

        Assert.NotEmpty(names);
        Assert.DoesNotContain(names.SelectMany(n => Word().Matches(n).Select(w => w.Value)), EnglishWords.Contains);
    }

    [Fact]
    public void The_notice_says_in_both_languages_that_it_is_made_up()
    {
        Assert.Contains("虚构", DemoDistrict.GeometryNotice.Zh, StringComparison.Ordinal);
        Assert.Contains("made up", DemoDistrict.GeometryNotice.En, StringComparison.Ordinal);
    }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
