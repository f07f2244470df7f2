namespace Wangge.Cases.Measuring.Folding;

/// <summary>Who said whether it is solved, and whether that is somebody who may judge.</summary>
internal sealed class Witness
{
    private JournalLine? _said;
    private bool _isSolved;

    /// <summary>The account that reported; empty for residents.</summary>
    public Guid ReporterId { get; set; }

    /// <param name="outcome">Of a call; null where the reporter or applicant confirmed.</param>
    public void Hear(JournalLine line, string? outcome)
    {
        if (outcome == "unreached") { return; }
        (_said, _isSolved) = (line, outcome is null or "solved");
    }

    /// <summary>A reopened matter is asked about anew.</summary>
    public void Forget() => _said = null;

    /// <param name="workers">Whoever handled or checked the case: neither their own word nor a call by them counts.</param>
    public ReporterAnswer? Answer(HashSet<Guid> workers) => _said is null
        ? null
        : new ReporterAnswer(_said.At, _isSolved, !IsOneOf(workers, ReporterId) && !IsOneOf(workers, _said.ActorId));

    private static bool IsOneOf(HashSet<Guid> workers, Guid account) => account != Guid.Empty && workers.Contains(account);
}
