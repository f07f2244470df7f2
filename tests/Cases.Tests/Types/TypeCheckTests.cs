using Wangge.Cases.Types;

namespace Wangge.Cases.Tests.Types;

public sealed class TypeCheckTests
{
    [Fact]
    public void Every_default_type_can_be_so()
    {
        var types = DefaultTypes.Make().ToList();
        Assert.True(types.Count > 300, $"{types.Count} types");
        Assert.All(types, type => Assert.Empty(TypeCheck.FaultsOf(type)));
    }

    [Theory]
    [InlineData("key", "nodot", "types.bad-key")]
    [InlineData("key", "hazard.face", "types.forbidden-word")]
    [InlineData("name", "民族登记", "types.forbidden-word")]
    [InlineData("name", " ", "types.bad-name")]
    [InlineData("keywords", "重点人员", "types.forbidden-word")]
    [InlineData("kind", "person", "types.unknown-kind")]
    [InlineData("classCode", "A 1", "types.bad-class")]
    public void What_cannot_be_a_type_is_named_by_field(string field, string value, string code)
    {
        var type = new CaseType
        {
            Id = Guid.CreateVersion7(), Key = field == "key" ? value : "hazard.some", Name = field == "name" ? value : "路灯", ClassCode = field == "classCode" ? value : "hazard",
            ClassName = "安全隐患", Kind = field == "kind" ? value : "hazard", Flow = CaseFlow.Site, Weight = CaseWeight.Ordinary, Keywords = field == "keywords" ? [value] : [],
        };
        Assert.Equal([code], TypeCheck.FaultsOf(type)[field]);
    }

    [Fact]
    public void A_question_has_a_code_a_kind_and_for_lists_its_values()
    {
        Assert.Empty(FaultsWith(new TypeAttribute("depth", "number", "How deep, in metres", false)));
        Assert.Empty(FaultsWith(new TypeAttribute("side", "singlevaluelist", "Which side", true, new Dictionary<string, string> { ["l"] = "left", ["r"] = "right" })));
        Assert.Equal("types.bad-attribute", FaultsWith(new TypeAttribute("side", "singlevaluelist", "Which side", true)));
        Assert.Equal("types.bad-attribute", FaultsWith(new TypeAttribute("side", "colour", "Which side", true)));
        Assert.Equal("types.forbidden-word", FaultsWith(new TypeAttribute("id", "string", "您的民族", true)));
        Assert.Equal("types.attribute-twice", FaultsWith(new TypeAttribute("a", "string", "A", true), new TypeAttribute("a", "text", "B", true)));
    }

    private static string FaultsWith(params TypeAttribute[] attributes)
    {
        var type = new CaseType
        {
            Id = Guid.CreateVersion7(), Key = "hazard.some", Name = "路灯", ClassCode = "hazard", ClassName = "安全隐患", Kind = "hazard", Flow = CaseFlow.Site,
            Weight = CaseWeight.Ordinary, Attributes = [.. attributes],
        };
        return string.Join(' ', TypeCheck.FaultsOf(type).Values.SelectMany(codes => codes));
    }
}
