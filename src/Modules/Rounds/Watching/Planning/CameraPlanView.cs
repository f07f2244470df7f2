namespace Wangge.Rounds.Watching.Planning;

/// <summary>A plan of camera rounds as staff read it.</summary>
/// <param name="BasedOn">Number of the edition in force, to be named by who edits it.</param>
/// <param name="WrittenAt">When this edition was written.</param>
internal sealed record CameraPlanView(Guid PlanId, int BasedOn, CameraPlanContent Content, DateTimeOffset WrittenAt, DateTimeOffset? EndedAt)
{
    public static CameraPlanView Of(CameraPlan plan, CameraPlanEdition edition) => new(plan.Id, plan.Version, edition.Content, edition.At, plan.EndedAt);
}
