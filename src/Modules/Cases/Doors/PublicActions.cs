using System.Linq.Expressions;

namespace Wangge.Cases.Doors;

/// <summary>Which acts the public hears of.</summary>
internal static class PublicActions
{
    /// <summary>Acts whose words are an answer to whoever reported; all others' words stay in the house.</summary>
    public static readonly IReadOnlyList<CaseAction> Answers =
        [CaseAction.Refuse, CaseAction.Reply, CaseAction.Close, CaseAction.CloseByOrder, CaseAction.GiveResult, CaseAction.Answer];

    /// <summary>What moved the case, and answers.</summary>
    public static readonly Expression<Func<CaseJournalEntry, bool>> AreUpdates = e => e.StateBefore != e.StateAfter || e.Action == CaseAction.Reply;
}
