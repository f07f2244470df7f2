namespace Wangge.Cases.Measuring;

/// <summary>The formulas that a district starts with. Source: DOMAIN 6.</summary>
internal static class MeasureCatalogue
{
    public static readonly MeasureFormula Solved =
        new("solved", 1, "solved", "真解决率", MeasureKind.Solved, MeasureUnit.Ratio, null, "accepted-and-mature")
        {
            IsHeadline = true,
            AllowsExclusions = false,
        };

    public static readonly MeasureFormula FiledRate = Share("filed-rate", "filed", "立案率", "reported-and-filed", "reported");

    public static readonly MeasureFormula DispatchedRate = Share("dispatched-rate", "dispatched", "派遣率", "filed-and-dispatched", "filed");

    public static readonly MeasureFormula OnTimeDispatch = Share("on-time-dispatch", "dispatched on time", "按期派遣率", "dispatched-on-time", "due-to-dispatch");

    public static readonly MeasureFormula CorrectDispatch = Share("correct-dispatch", "dispatched correctly", "准确派遣率", "dispatches-kept", "dispatches");

    public static readonly MeasureFormula OnTimeHandling = Share("on-time-handling", "handled on time", "按期处置率", "handled-on-time", "due-to-handle");

    public static readonly MeasureFormula ClosingRate = Share("closing-rate", "closed", "结案率", "due-and-closed", "due-to-close");

    public static readonly MeasureFormula OnTimeClosing = Share("on-time-closing", "closed on time", "按期结案率", "due-and-closed-on-time", "due-to-close");

    public static readonly MeasureFormula Rework = Share("rework", "reworked", "返工率", "due-and-reworked", "due-to-close") with { LowerIsBetter = true };

    public static readonly MeasureFormula Extended = Share("extended", "extended", "延期率", "due-and-extended", "due-to-close") with { LowerIsBetter = true };

    public static readonly MeasureFormula Finished = Share("finished", "finished ÷ accepted", "办结率", "accepted-and-closed", "accepted");

    public static readonly MeasureFormula PrematureClosing = Share("premature-closing", "closed too early", "过早结案率", "rechecked-and-failed", "rechecked") with { LowerIsBetter = true };

    public static readonly MeasureFormula Repeat = Share("repeat", "repeated", "重复发生率", "reported-again", "reported-with-place") with { LowerIsBetter = true };

    public static readonly MeasureFormula Satisfaction =
        new("satisfaction", 1, "satisfied", "满意率", MeasureKind.LowerBound, MeasureUnit.Ratio, "satisfied", "rated");

    public static readonly MeasureFormula MedianTime = Time("median-time", "median gross time", "办理时长中位数", MeasureKind.Duration, 0.5m);

    public static readonly MeasureFormula P90Time = Time("p90-time", "90th percentile of gross time", "办理时长九成位", MeasureKind.Duration, 0.9m);

    public static readonly MeasureFormula Fairness = Time("fairness", "gap between communities", "社区差距", MeasureKind.Gap, 0.9m);

    public static IReadOnlyList<MeasureFormula> All { get; } =
    [
        Solved, FiledRate, DispatchedRate, OnTimeDispatch, CorrectDispatch, OnTimeHandling, ClosingRate, OnTimeClosing, Rework,
        Extended, Finished, PrematureClosing, Repeat, Satisfaction, MedianTime, P90Time, Fairness,
    ];

    private static MeasureFormula Share(string code, string name, string nameZh, string numerator, string denominator) =>
        new(code, 1, name, nameZh, MeasureKind.Share, MeasureUnit.Ratio, numerator, denominator);

    private static MeasureFormula Time(string code, string name, string nameZh, MeasureKind kind, decimal percentile) =>
        new(code, 1, name, nameZh, kind, MeasureUnit.Hours, null, "closed") { Percentile = percentile, LowerIsBetter = true };
}
