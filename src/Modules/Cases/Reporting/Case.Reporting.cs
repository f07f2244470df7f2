using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Sends a draft; by its flow it waits for the acceptor, shows the guide or waits for the publisher.</summary>
    public Refusal? Send(CaseActor by, CaseOpening opening, ILimitPolicy limits)
    {
        if ((Check(CaseAction.Send, by, opening.Flow) ?? CheckOpening(CaseAction.Send, opening)) is { } refusal) { return refusal; }

        Record(CaseAction.Send, by, new SentData(opening), limits);
        return null;
    }

    /// <summary>Sends what the sender has already put right; it goes straight to a check by another person.</summary>
    /// <param name="photosBefore">How many photos show it as it was, at least 1.</param>
    /// <param name="photosAfter">How many show it put right, at least 1.</param>
    public Refusal? SettleOnSpot(CaseActor by, CaseOpening opening, int photosBefore, int photosAfter, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.SettleOnSpot;
        if ((Check(action, by, opening.Flow) ?? CheckOpening(action, opening)) is { } refusal) { return refusal; }

        if (photosBefore < 1 || photosAfter < 1) { return No(action, CaseWhy.PhotosNeeded); }

        Record(action, by, new SentData(opening, photosBefore, photosAfter), limits);
        return null;
    }

    /// <summary>News that was returned is sent once more.</summary>
    public Refusal? SendAgain(CaseActor by)
    {
        if (Check(CaseAction.SendAgain, by) is { } refusal) { return refusal; }

        Record(CaseAction.SendAgain, by);
        return null;
    }

    private static Refusal? CheckOpening(CaseAction action, CaseOpening opening) =>
        opening.Number < 1 ? No(action, CaseWhy.BadNumber)
        : !opening.Place.IsSound || !CasePlace.IsPath(opening.CentrePath) ? No(action, CaseWhy.BadPlace)
        : !opening.Place.AreaPath.StartsWith(opening.CentrePath, StringComparison.Ordinal) ? No(action, CaseWhy.CentreElsewhere)
        : null;

    private void ApplyReporting(CaseJournalEntry entry)
    {
        if (entry.Action is not (CaseAction.Send or CaseAction.SettleOnSpot)) { return; }

        var opening = entry.Read<SentData>().Opening;
        ReportedAt = entry.ReceivedAt;
        Number = opening.Number;
        Flow = opening.Flow;
        Weight = opening.Weight;
        Source = opening.Source;
        TypeId = opening.TypeId;
        HoldingCentre = opening.CentrePath;
        CentreLevel = opening.CentreLevel;
        IsPublic = opening.IsPublic;
        FollowsId = opening.FollowsId;
        Put(opening.Place);
        if (entry.Action == CaseAction.SettleOnSpot)
        {
            HandledAt = entry.ReceivedAt;
            HandlerId = entry.ActorId;
            AddWorker(entry.ActorId);
        }
    }

    private void Put(CasePlace place)
    {
        AreaPath = place.AreaPath;
        GridId = place.GridId;
        Longitude = place.Longitude;
        Latitude = place.Latitude;
    }

    private void AddWorker(Guid accountId)
    {
        if (!WorkedByIds.Contains(accountId)) { WorkedByIds = [.. WorkedByIds, accountId]; }
    }
}
