using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Time;

namespace Wangge.Cases.History;

/// <summary>One past case while its acts are played.</summary>
internal sealed class PastRun(PastCase past, CaseType type, ILimitPolicy limits, GridPlace? grid, string districtPath)
{
    public static readonly Refusal BadStart = new("history.bad-start", RefusalKind.Invalid, "A case begins with send or settle-on-spot, under the report's id.");

    public PastCase Past => past;

    public CaseType Type => type;

    public Case Matter { get; } = new(past.CaseId);

    public long Number { get; set; }

    /// <summary>Why it cannot be stored; null while all went well.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The act that was refused, from 0.</summary>
    public int? RefusedStep { get; private set; }

    /// <summary>Plays one act, unless one before it was refused.</summary>
    /// <param name="into">For a merge: the case that it goes into.</param>
    public void Play(int index, Case? into)
    {
        if (Refusal is not null) { return; }

        var step = past.Steps[index];
        var at = step.At.ToMilliseconds();
        var by = new CaseActor(new Act(step.Id, step.ActorId ?? Guid.Empty, at, at), step.Role, step.Action == "dispatch" ? null : step.UnitId);
        var refusal = index == 0 ? Begin(step, by) : PastActs.Do(Matter, step, by, limits, into);
        if (refusal is not null) { Refuse(refusal, index); }
    }

    public void Refuse(Refusal refusal, int? step) => (Refusal, RefusedStep) = (refusal, step);

    private Refusal? Begin(PastStep step, CaseActor by)
    {
        if (step.Id != past.ReportId || WireName.Find<CaseSource>(past.Source) is not { } source) { return BadStart; }

        var weight = WireName.Find<CaseWeight>(past.Weight) ?? type.Weight;
        var place = new CasePlace(grid?.AreaPath ?? districtPath, grid?.GridId, past.Longitude, past.Latitude);
        var (centre, level) = Reporting.Centres.HolderOf(place.AreaPath, weight);
        var opening = new CaseOpening(Number, type.Flow, weight, source, type.Id, place, centre, level, past.IsPublic && type.IsPublic);
        return WireName.Find<CaseAction>(step.Action) switch
        {
            CaseAction.Send => Matter.Send(by, opening, limits),
            CaseAction.SettleOnSpot => Matter.SettleOnSpot(by, opening, step.Files.Count, step.FilesAfter.Count, limits),
            _ => BadStart,
        };
    }
}
