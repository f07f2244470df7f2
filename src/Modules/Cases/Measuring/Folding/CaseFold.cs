using Wangge.Cases.Duplicates;

namespace Wangge.Cases.Measuring.Folding;

/// <summary>Reads one case's journal, entry by entry, into the facts that measures are worked out from. Pure: the same entries give the same facts.</summary>
/// <remarks>
/// <para>Accepted: by the acceptor; what was settled on the spot by its settling; news by its first editing.</para>
/// <para>Closed: site and handed-on matters by closing; services by their result, since the applicant's word comes after, and they are with the unit that gave it; news by publishing.</para>
/// <para>Due to close: the handling limit. Work that was fed back in time gives the check its own limit on top, so that a unit is not late by what the checker may take.</para>
/// Source: DOMAIN 3 and 6; ADR 0013.
/// </remarks>
internal sealed class CaseFold
{
    /// <summary>Grows with each change of what is read here, so that kept facts are folded anew.</summary>
    public const int Rules = 1;

    private readonly List<DispatchFact> _dispatches = [];
    private readonly List<SuspensionFact> _suspensions = [];
    private readonly List<DateTimeOffset> _reopened = [];
    private readonly HashSet<Guid> _workers = [];
    private readonly Witness _witness = new();
    private MatterFacts? _facts;
    private Guid _typeId;
    private Guid? _leadUnitId;
    private DateTimeOffset? _fedBackAt;
    private DateTimeOffset? _checkDueAt;
    private bool _isHandledInTime;

    /// <summary>Entries read.</summary>
    public int Version { get; private set; }

    /// <summary>When the last of them was received.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <param name="line">The one after the last.</param>
    public void Add(JournalLine line)
    {
        var detail = EntryDetail.Read(line.Data);
        if (detail.Opening is { } opening) { Open(line, opening); }
        if (_facts is null) { throw new InvalidDataException($"Journal of case {line.CaseId} does not begin with its opening."); }

        Version = line.Sequence;
        ChangedAt = line.At;
        _leadUnitId = detail.LeadUnitId ?? _leadUnitId;
        ReadClocks(detail.Clocks);
        ReadAct(line, detail);
        ReadState(line);
    }

    /// <param name="typeKey">Key of a type by its id.</param>
    /// <param name="recheck">The last second look at it, or null.</param>
    public MatterFacts Facts(Func<Guid, string> typeKey, RecheckFact? recheck)
    {
        var facts = _facts ?? throw new InvalidDataException("A journal without entries is no matter.");
        return facts with
        {
            Type = typeKey(_typeId),
            Dispatches = [.. _dispatches],
            Suspensions = [.. _suspensions],
            ReopenedAt = [.. _reopened],
            DueToCloseAt = _isHandledInTime && _checkDueAt > facts.DueToHandleAt ? _checkDueAt : facts.DueToHandleAt,
            Answer = _witness.Answer(_workers),
            Recheck = recheck,
        };
    }

    private void Open(JournalLine line, OpeningDetail opening)
    {
        var isSettled = line.Action == CaseAction.SettleOnSpot;
        _typeId = opening.TypeId;
        _witness.ReporterId = line.ActorId;
        _facts = Put(new MatterFacts
        {
            CaseId = line.CaseId,
            Type = "",
            AreaPath = "",
            Flow = opening.Flow,
            IsForFiling = !isSettled && opening.Flow is "site" or "handed-on",
            ReportedAt = line.At,
            AcceptedAt = isSettled ? line.At : null,
            SplitFrom = opening.FollowsId,
        }, opening.Place);
        if (!isSettled) { return; }

        _fedBackAt = line.At;
        _workers.Add(line.ActorId);
    }

    private static MatterFacts Put(MatterFacts facts, PlaceDetail place) => facts with
    {
        AreaPath = place.AreaPath,
        Place = facts.Flow == "site" && place.Longitude is { } longitude ? new GroundPoint(longitude, place.Latitude!.Value) : null,
    };

    private void ReadClocks(IReadOnlyList<ClockDetail>? clocks)
    {
        foreach (var clock in clocks ?? [])
        {
            switch (clock.Kind)
            {
                case "dispatch" when _dispatches.Count == 0:
                    _facts = _facts! with { DueToDispatchAt = clock.DueAt };
                    break;
                case "handle" when clock.UnitId is null || clock.UnitId == _leadUnitId:
                    _isHandledInTime = clock.OnTime == true;
                    _facts = _facts! with { DueToHandleAt = clock.DueAt, FirstDueToCloseAt = _facts.FirstDueToCloseAt ?? clock.DueAt };
                    break;
                case "check":
                    _checkDueAt = clock.DueAt;
                    break;
            }
        }
    }

    private void ReadAct(JournalLine line, EntryDetail detail)
    {
        var facts = _facts!;
        switch (line.Action)
        {
            case CaseAction.Accept or CaseAction.Edit:
                _facts = facts with { AcceptedAt = facts.AcceptedAt ?? line.At };
                break;
            case CaseAction.File:
                _facts = facts with { FiledAt = facts.FiledAt ?? line.At };
                break;
            case CaseAction.Dispatch:
                _dispatches.Add(new DispatchFact(line.At, detail.LeadUnitId!.Value));
                break;
            case CaseAction.HandOn:
                _dispatches.Add(new DispatchFact(line.At, Guid.Empty));
                break;
            case CaseAction.UnitReturn or CaseAction.Return when _dispatches.Count > 0 && line.StateBefore is CaseState.ToSign or CaseState.HandedOn:
                _dispatches[^1] = _dispatches[^1] with { ReturnedAt = line.At };
                break;
            case CaseAction.Sign or CaseAction.HelperFeedBack or CaseAction.MakeSafe:
                _workers.Add(line.ActorId);
                break;
            case CaseAction.FeedBack:
                _fedBackAt = line.At;
                _workers.Add(line.ActorId);
                break;
            case CaseAction.GiveResult:
                _workers.Add(line.ActorId);
                _facts = facts with { HandledAt = line.At, ClosedAt = line.At, ServedBy = line.UnitId };
                break;
            case CaseAction.Answer:
                _facts = facts with { HandledAt = line.At };
                break;
            case CaseAction.PassCheck:
                _workers.Add(line.ActorId);
                _facts = facts with { HandledAt = _fedBackAt };
                break;
            case CaseAction.FailCheck:
                _workers.Add(line.ActorId);
                _facts = facts with { Reworks = facts.Reworks + 1, HandledAt = null, IsForFiling = facts.IsForFiling || line.StateAfter == CaseState.Reported };
                break;
            case CaseAction.BackToCheck:
                _facts = facts with { HandledAt = null };
                break;
            case CaseAction.GrantExtension:
                _facts = facts with { Extensions = facts.Extensions + 1 };
                break;
            case CaseAction.ChangeType:
                _typeId = detail.TypeId!.Value;
                break;
            case CaseAction.ChangePlace:
                _facts = Put(facts, detail.Place!);
                break;
            case CaseAction.Merge:
                _facts = facts with { MergedInto = detail.OtherCaseId };
                break;
            case CaseAction.Unmerge:
                _facts = facts with { MergedInto = null };
                break;
            case CaseAction.CallBack or CaseAction.Confirm:
                _witness.Hear(line, detail.Outcome);
                break;
            case CaseAction.Rate:
                _facts = facts with { Rating = new RatingFact(line.At, detail.Stars!.Value) };
                break;
            case CaseAction.NotSolved:
                _reopened.Add(line.At);
                _witness.Forget();
                _facts = facts with { HandledAt = null, ClosedAt = null, Rating = null };
                break;
        }
    }

    private void ReadState(JournalLine line)
    {
        if (line.StateAfter == line.StateBefore) { return; }

        if (line.StateAfter == CaseState.Suspended) { _suspensions.Add(new SuspensionFact(line.At, null)); }
        else if (line.StateBefore == CaseState.Suspended && _suspensions.Count > 0) { _suspensions[^1] = _suspensions[^1] with { End = line.At }; }

        var facts = _facts!;
        _facts = facts with
        {
            ClosedAt = line.StateAfter is CaseState.Closed or CaseState.Published ? facts.ClosedAt ?? line.At : facts.ClosedAt,
            Ending = line.StateAfter switch
            {
                CaseState.Refused => MatterEnding.Refused,
                CaseState.Void => MatterEnding.Void,
                CaseState.Merged => MatterEnding.Merged,
                CaseState.ClosedByOrder => MatterEnding.ClosedByOrder,
                _ => null,
            },
        };
    }
}
