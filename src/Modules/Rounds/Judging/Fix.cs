namespace Wangge.Rounds.Judging;

/// <summary>Where a phone says that it was, and when: a claim.</summary>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="Latitude">WGS-84 degrees.</param>
/// <param name="AccuracyMetres">The phone's own guess of its error.</param>
internal readonly record struct Fix(DateTimeOffset At, double Longitude, double Latitude, double AccuracyMetres);
