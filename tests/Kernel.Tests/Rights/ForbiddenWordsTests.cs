using Wangge.Kernel.Rights;

namespace Wangge.Kernel.Tests.Rights;

public sealed class ForbiddenWordsTests
{
    [Theory]
    [InlineData("FaceId", "face")]
    [InlineData("face_count", "face")]
    [InlineData("Faces", "face")]
    [InlineData("GPSFace", "face")]
    [InlineData("PARTY_MEMBER", "party member")]
    [InlineData("partyMembers", "party member")]
    [InlineData("partymember", "party member")]
    [InlineData("Party Member?", "party member")]
    [InlineData("religion", "religion")]
    [InlineData("is-religious", "religious")]
    [InlineData("Ethnicity", "ethnicity")]
    [InlineData("nationality", "nationality")]
    [InlineData("political_status", "political status")]
    [InlineData("WatchList", "watch list")]
    [InlineData("watchlist", "watch list")]
    [InlineData("Blacklists", "black list")]
    [InlineData("plates", "plate")]
    [InlineData("minzu", "min zu")]
    [InlineData("MinZu", "min zu")]
    [InlineData("zheng_zhi_mian_mao", "zheng zhi mian mao")]
    [InlineData("chepai", "che pai")]
    [InlineData("irises", "iris")]
    [InlineData("ｆａｃｅ", "face")]
    [InlineData("民族", "民族")]
    [InlineData("民　族", "民族")]
    [InlineData("居民宗教信仰", "宗教")]
    [InlineData("政治面貌(必填)", "政治面貌")]
    [InlineData("车牌号", "车牌")]
    [InlineData("person_risk_level", "risk level")]
    [InlineData("plate_owner_name", "plate")]
    [InlineData("name_plate_plate", "plate")]
    [InlineData("review_person_risk_level", "risk level")]
    public void A_forbidden_name_is_met(string name, string term) => Assert.Equal(term, ForbiddenWords.FindIn(name));

    [Theory]
    [InlineData("surface")]
    [InlineData("Interface")]
    [InlineData("template")]
    [InlineData("destination")]
    [InlineData("national_standard")]
    [InlineData("party")]
    [InlineData("departed_member")]
    [InlineData("keyPersonnel")]
    [InlineData("chepainter")]
    [InlineData("minZurich")]
    [InlineData("name_plate")]
    [InlineData("BuildingFace")]
    [InlineData("projectRiskLevel")]
    [InlineData("停车牌")]
    [InlineData("分布控制器")]
    [InlineData("居民户数")]
    [InlineData("")]
    public void An_innocent_name_passes(string name) => Assert.Null(ForbiddenWords.FindIn(name));

    [Fact]
    public void An_exception_holds_only_beside_its_owner()
    {
        Assert.Null(ForbiddenWords.FindIn("RiskLevel", owner: "ProjectReview"));
        Assert.Equal("risk level", ForbiddenWords.FindIn("RiskLevel", owner: "CarePlan"));
        Assert.Equal("车牌", ForbiddenWords.FindIn("停车牌与车牌"));
    }

    [Theory]
    [InlineData("GPSFaceId2", new[] { "gps", "face", "id" })]
    [InlineData("areas_service-grid", new[] { "areas", "service", "grid" })]
    [InlineData("户数 households", new[] { "households" })]
    public void Identifiers_split_into_words(string identifier, string[] words) => Assert.Equal(words, ForbiddenWords.WordsOf(identifier));
}
