using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Says that another case tells of the same matter; this one ends, its reporters follow the other.</summary>
    /// <param name="target">Gets an entry of its own, so that two merges that cross each other conflict in the store.</param>
    /// <param name="targetActId">Id of that entry.</param>
    public Refusal? Merge(CaseActor by, Case target, Guid targetActId)
    {
        const CaseAction action = CaseAction.Merge;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (target.Id == Id) { return No(action, CaseWhy.IntoItself); }

        if (target.State == CaseState.Merged) { return No(action, CaseWhy.IntoMerged); }

        if (target.State == CaseState.Draft || target.State.IsEnd()) { return No(action, CaseWhy.IntoEnded); }

        if (target.Flow != Flow) { return No(action, CaseWhy.OtherFlow); }

        if (MergedInIds.Count > 0) { return No(action, CaseWhy.HasMerged); }

        if (target.TakeIn(by with { Act = by.Act with { Id = targetActId } }, Id) is { } refused) { return refused; }

        Record(action, by, new OtherCaseData(target.Id));
        return null;
    }

    /// <summary>Undoes a merge before the other case ended; this one is again where it was, and its acceptor's clock goes on.</summary>
    /// <param name="target">The case that this was merged into; gets an entry of its own under <paramref name="targetActId"/>.</param>
    public Refusal? Unmerge(CaseActor by, Case target, Guid targetActId, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.Unmerge;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (target.Id != MergedIntoId) { return No(action, CaseWhy.NotMergedInto); }

        if (target.State.IsEnd()) { return No(action, CaseWhy.TargetEnded); }

        if (target.LetGo(by with { Act = by.Act with { Id = targetActId } }, Id) is { } refused) { return refused; }

        Record(action, by, new OtherCaseData(target.Id), limits);
        return null;
    }

    /// <summary>The other side of <see cref="Merge"/>.</summary>
    internal Refusal? TakeIn(CaseActor by, Guid otherId)
    {
        if (Check(CaseAction.TakeIn, by) is { } refusal) { return refusal; }

        Record(CaseAction.TakeIn, by, new OtherCaseData(otherId));
        return null;
    }

    /// <summary>The other side of <see cref="Unmerge"/>.</summary>
    internal Refusal? LetGo(CaseActor by, Guid otherId)
    {
        if (Check(CaseAction.LetGo, by) is { } refusal) { return refusal; }

        Record(CaseAction.LetGo, by, new OtherCaseData(otherId));
        return null;
    }
}
