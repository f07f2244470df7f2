using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>Fills the templates of a type: {p} place, {c} community or grid, {d} detail, {t} time, {n} a small number, {title} the title itself.</summary>
internal static class Telling
{
    private static readonly string[] Times = ["昨晚", "今天一早", "这两天", "最近", "上周末", "中午", "傍晚", "前天", "这几天", "一大早"];
    private static readonly string[] Numbers = ["三", "四", "五", "六"];

    private static readonly Dictionary<string, (string[] Leads, string[] Tails)> Manners = new()
    {
        ["hazard"] = (
            ["", "", "路过看到，", "巡查发现，", "居民反映，", "您好，", "走访时看到，", "刚才路过，"],
            ["。", "。", "，请尽快处理。", "，请派人来看看。", "，已拍照。", "，麻烦了。", "，希望今天能处理。"]),
        ["service"] = (
            ["", "", "", "您好，", "麻烦帮忙，", "替家里人问一下，", "网格员代报：", "来站里登记："],
            ["。", "。", "，请电话联系。", "，工作日上午在家。", "，下午方便。", "，材料已拍照上传。", "，不急，本周内就行。", "，请告知要带什么。"]),
        ["dispute"] = (["", "", "您好，", "来站里说，"], ["。", "，愿意听调解。", "，请帮忙协调。"]),
        ["news"] = ([""], ["。", "。", "，大家都说好。", "，活动还会继续。", "，照片随后补上。"]),
    };

    internal static (string Title, string Words) Tell(TypeWords type, string place, string community, SeededRandom chance)
    {
        var detail = chance.Pick(type.Details);
        var title = string.Empty;
        title = Fill(chance.Pick(type.Titles));
        var (leads, tails) = Manners[type.Kind];
        return (title, chance.Pick(leads) + Fill(chance.Pick(type.Words)) + chance.Pick(tails));

        string Fill(string template) => template
            .Replace("{title}", title, StringComparison.Ordinal)
            .Replace("{p}", place, StringComparison.Ordinal)
            .Replace("{c}", community, StringComparison.Ordinal)
            .Replace("{d}", detail, StringComparison.Ordinal)
            .Replace("{t}", chance.Pick(Times), StringComparison.Ordinal)
            .Replace("{n}", chance.Pick(Numbers), StringComparison.Ordinal);
    }
}
