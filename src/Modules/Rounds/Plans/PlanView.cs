namespace Wangge.Rounds.Plans;

/// <summary>A plan as staff read it.</summary>
/// <param name="BasedOn">Number of the edition in force, to be named by who edits it.</param>
/// <param name="WrittenAt">When this edition was written.</param>
internal sealed record PlanView(Guid PlanId, int BasedOn, PlanContent Content, DateTimeOffset WrittenAt, DateTimeOffset? EndedAt)
{
    public static PlanView Of(RoundPlan plan, PlanEdition edition) => new(plan.Id, plan.Version, edition.Content, edition.At, plan.EndedAt);
}
