namespace Wangge.Dispatch.Posting;

/// <summary>A plan as staff see it.</summary>
/// <param name="State"><c>running</c>, <c>ready</c>, <c>accepted</c>, <c>cancelled</c>, <c>failed</c>, or <c>broken-off</c>: the process that made it ended.</param>
/// <param name="Progress">0 to 1 while it runs; else null.</param>
/// <param name="Result">Null until it is ready, and in lists.</param>
public sealed record PostPlanView(
    Guid PlanId, int Units, PostWeights Weights, int Seconds, string State, double? Progress, Guid AskedBy, DateTimeOffset AskedAt, DateTimeOffset? EndedAt, double? Covered, double? Gap,
    Guid? AcceptedBy, DateTimeOffset? AcceptedAt, PostPlanResult? Result, int Version)
{
    /// <param name="run">Looked for before the row was read: the row of one that ends is written before it is forgotten.</param>
    internal static PostPlanView Of(PostPlan p, PostPlanRun? run, bool withResult) => new(
        p.Id, p.Question.Units, p.Question.Weights, p.Question.Seconds, p.State == PostPlanState.Running && run is null ? "broken-off" : p.State.Wire(),
        p.State == PostPlanState.Running && run is not null ? Math.Round(run.Share, 2) : null,
        p.AskedBy, p.AskedAt, p.EndedAt, p.Result?.Covered, p.Result?.Gap, p.AcceptedBy, p.AcceptedAt, withResult ? p.Result : null, p.Version);
}
