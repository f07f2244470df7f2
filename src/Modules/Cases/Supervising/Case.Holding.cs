using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Opens it to work on it; of two who do so the second is told who the first is.</summary>
    public Refusal? Claim(CaseActor by)
    {
        const CaseAction action = CaseAction.Claim;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (HolderId is { } holder)
        {
            return No(action, CaseWhy.Held) with { Fields = new Dictionary<string, string[]> { ["holderId"] = [holder.ToString()] } };
        }

        Record(action, by);
        return null;
    }

    /// <summary>Lets others open it: the holder, or a leader for them.</summary>
    public Refusal? Release(CaseActor by)
    {
        const CaseAction action = CaseAction.Release;
        if (Check(action, by) is { } refusal) { return refusal; }

        var mayRelease = HolderId is { } holder && (holder == by.Act.ActorId || RoleGroups.Leaders.Contains(by.Role));
        if (!mayRelease) { return No(action, CaseWhy.NotHolder); }

        Record(action, by);
        return null;
    }

    /// <summary>Gives what one person had open, handles or verifies to another, so that a leaver orphans nothing.</summary>
    public Refusal? HandOver(CaseActor by, Guid fromId, Guid toId, string? reasonCode)
    {
        const CaseAction action = CaseAction.HandOver;
        if (Check(action, by, reasonCode) is { } refusal) { return refusal; }

        if (fromId == toId || toId == Guid.Empty) { return No(action, CaseWhy.Unchanged); }

        if (HolderId != fromId && HandlerId != fromId && VerifierId != fromId) { return No(action, CaseWhy.NotTheirs); }

        Record(action, by, new HandOverData(fromId, toId), reasonCode: reasonCode);
        return null;
    }

    /// <summary>Writes something down for colleagues; the words stand elsewhere.</summary>
    public Refusal? Note(CaseActor by)
    {
        if (Check(CaseAction.Note, by) is { } refusal) { return refusal; }

        Record(CaseAction.Note, by);
        return null;
    }

    /// <summary>Adds a note with a camera's still; where it comes from and why it is kept stand with it.</summary>
    public Refusal? Note(CaseActor by, SnapshotData still, string reasonCode)
    {
        if (Check(CaseAction.Note, by, reasonCode) is { } refusal) { return refusal; }

        Record(CaseAction.Note, by, still, reasonCode: reasonCode);
        return null;
    }
}
