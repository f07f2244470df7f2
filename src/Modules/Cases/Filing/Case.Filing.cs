using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Takes on what was reported, or what was applied for; then the type's limit runs.</summary>
    public Refusal? Accept(CaseActor by, ILimitPolicy limits)
    {
        if (Check(CaseAction.Accept, by) is { } refusal) { return refusal; }

        Record(CaseAction.Accept, by, limits: limits, move: clocks =>
        {
            if (Flow == CaseFlow.Service) { clocks.ResumeOrStart(CaseClockKind.Handle, null); }
        });
        return null;
    }

    /// <summary>Asks the nearest grid worker to look; meanwhile the acceptor's clock stands.</summary>
    public Refusal? AskToVerify(CaseActor by, Guid verifierId, ILimitPolicy limits)
    {
        if (Check(CaseAction.AskToVerify, by) is { } refusal) { return refusal; }

        Record(CaseAction.AskToVerify, by, new VerifierData(verifierId), limits);
        return null;
    }

    /// <summary>Says what the grid worker who was asked found.</summary>
    public Refusal? Verify(CaseActor by, bool isTrue, ILimitPolicy limits)
    {
        var action = isTrue ? CaseAction.VerifyTrue : CaseAction.VerifyUntrue;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (by.Act.ActorId != VerifierId) { return No(action, CaseWhy.NotAsked); }

        Record(action, by, limits: limits);
        return null;
    }

    /// <summary>Does not take it on; the reporter is told the reason.</summary>
    public Refusal? Refuse(CaseActor by, string? reasonCode)
    {
        if (Check(CaseAction.Refuse, by, reasonCode) is { } refusal) { return refusal; }

        Record(CaseAction.Refuse, by, reasonCode: reasonCode);
        return null;
    }

    /// <summary>Opens the file: the matter is to be dealt with.</summary>
    public Refusal? File(CaseActor by, ILimitPolicy limits)
    {
        if (Check(CaseAction.File, by) is { } refusal) { return refusal; }

        Record(CaseAction.File, by, limits: limits);
        return null;
    }

    /// <summary>Does not file it.</summary>
    public Refusal? Void(CaseActor by, string? reasonCode)
    {
        if (Check(CaseAction.Void, by, reasonCode) is { } refusal) { return refusal; }

        Record(CaseAction.Void, by, reasonCode: reasonCode);
        return null;
    }

    private void ApplyFiling(CaseJournalEntry entry)
    {
        switch (entry.Action)
        {
            case CaseAction.AskToVerify:
                VerifierId = entry.Read<VerifierData>().VerifierId;
                break;
            case CaseAction.VerifyTrue or CaseAction.VerifyUntrue:
                VerifiedTrue = entry.Action == CaseAction.VerifyTrue;
                break;
            case CaseAction.File:
                FiledAt = entry.ReceivedAt;
                break;
            case CaseAction.Merge:
                MergedIntoId = entry.Read<OtherCaseData>().OtherCaseId;
                break;
            case CaseAction.Unmerge:
                MergedIntoId = null;
                break;
            case CaseAction.TakeIn:
                MergedInIds = [.. MergedInIds, entry.Read<OtherCaseData>().OtherCaseId];
                break;
            case CaseAction.LetGo:
                var gone = entry.Read<OtherCaseData>().OtherCaseId;
                MergedInIds = [.. MergedInIds.Where(id => id != gone)];
                break;
        }
    }
}
