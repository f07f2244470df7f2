namespace Wangge.Bench.Siege;

/// <summary>What was found wrong with a besieged home; all nothing when the house kept its word.</summary>
internal sealed class SiegeFindings
{
    private const int MostNotes = 20;
    private readonly List<string> _notes = [];

    /// <summary>Answered writes that are not there.</summary>
    public int LostCount { get; private set; }

    /// <summary>What stands twice, or stands though nobody sent it.</summary>
    public int DoubledCount { get; private set; }

    /// <summary>Journals that do not give their row, and retries answered otherwise than the first time.</summary>
    public int BrokenCount { get; private set; }

    /// <summary>Audit leaves without a place or proof.</summary>
    public int UnprovenCount { get; private set; }

    public int UndeliveredCount { get; private set; }

    public bool IsNothing => LostCount + DoubledCount + BrokenCount + UnprovenCount + UndeliveredCount == 0;

    public void LostUnless(bool isThere, string what)
    {
        if (isThere) { return; }
        LostCount++;
        Note("lost: " + what);
    }

    public void Doubled(string what)
    {
        DoubledCount++;
        Note("doubled: " + what);
    }

    public void Broken(string what)
    {
        BrokenCount++;
        Note("broken: " + what);
    }

    public void Unproven(string what)
    {
        UnprovenCount++;
        Note("unproven: " + what);
    }

    public void Undelivered(string what)
    {
        UndeliveredCount++;
        Note("undelivered: " + what);
    }

    /// <summary>Takes over what another check found.</summary>
    public void Add(SiegeFindings other)
    {
        LostCount += other.LostCount;
        DoubledCount += other.DoubledCount;
        BrokenCount += other.BrokenCount;
        UnprovenCount += other.UnprovenCount;
        UndeliveredCount += other.UndeliveredCount;
        foreach (var note in other._notes) { Note(note); }
    }

    /// <summary>The first few, for people.</summary>
    public override string ToString() => string.Join("; ", _notes);

    private void Note(string note)
    {
        if (_notes.Count < MostNotes) { _notes.Add(note); }
    }
}
