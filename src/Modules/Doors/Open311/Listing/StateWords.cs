namespace Wangge.Doors.Open311.Listing;

/// <summary>What the public reads of a state where the centre said nothing itself. Source: DOMAIN 3.</summary>
internal static class StateWords
{
    /// <param name="state">Wire name, such as <c>to-sign</c>.</param>
    public static string Of(string state) => state switch
    {
        "reported" => "已上报 / reported",
        "verifying" => "核实中 / being verified",
        "to-file" => "已受理 / accepted",
        "to-dispatch" => "已立案 / filed",
        "to-sign" => "已派遣 / dispatched",
        "handling" => "处置中 / being handled",
        "suspended" => "暂缓处置 / suspended",
        "to-check" => "已处置，待核查 / handled, to be checked",
        "to-close" => "核查通过 / checked",
        "closed" or "closed-by-order" => "已结案 / closed",
        "refused" => "不予受理 / not accepted",
        "void" => "不予立案 / not filed",
        "merged" => "已并入其他事项 / merged into another",
        _ => "办理中 / in progress",
    };
}
