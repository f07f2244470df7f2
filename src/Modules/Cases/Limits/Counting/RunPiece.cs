namespace Wangge.Cases.Limits.Counting;

/// <summary>A stretch <c>[From, To)</c> of a run, in UTC ticks, in which its clock either runs or stands.</summary>
/// <param name="To"><see cref="long.MaxValue"/> for the last one.</param>
/// <param name="Pause">Why it stands; null while it runs.</param>
internal readonly record struct RunPiece(long From, long To, LimitPause? Pause)
{
    /// <summary>Adjoining pieces from the start of the run for ever; empty ones are left out.</summary>
    public static IReadOnlyList<RunPiece> Of(LimitRun run)
    {
        var pieces = new List<RunPiece>();
        var at = run.Start.UtcTicks;
        foreach (var pause in run.Pauses)
        {
            Add(pause.From.UtcTicks, null);
            Add(pause.Until?.UtcTicks ?? long.MaxValue, pause);
        }

        Add(long.MaxValue, null);
        return pieces;

        void Add(long to, LimitPause? pause)
        {
            if (to > at) { pieces.Add(new(at, to, pause)); }

            at = Math.Max(at, to);
        }
    }
}
