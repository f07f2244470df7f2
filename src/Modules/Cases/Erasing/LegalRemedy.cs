namespace Wangge.Cases.Erasing;

/// <summary>What a person may do where a right was refused. Source: RIGHTS, "A resident's own view"; PIPL arts. 50 and 65.</summary>
/// <param name="Reason">Stable code of why it was refused.</param>
/// <param name="Chinese">For people.</param>
/// <param name="English">For people.</param>
public sealed record LegalRemedy(string Reason, string Chinese, string English)
{
    internal static LegalRemedy StillOpen { get; } = new(
        "rights.still-open",
        "事项尚未办结，办理所必需的内容暂不能删除；办结后可以再次提出。如有异议，可以向履行个人信息保护职责的部门投诉、举报（《个人信息保护法》第六十五条），也可以依法向人民法院提起诉讼（第五十条）。",
        "The matter is still being handled and what that needs cannot be deleted yet; ask again once it is closed. If you disagree you may complain to the authority that protects personal information (PIPL art. 65) or go to court (art. 50).");
}
