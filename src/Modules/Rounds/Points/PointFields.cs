using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Points;

/// <summary>What is said of a must-check point.</summary>
/// <param name="Code">Its number in the register: letters, digits and <c>. _ -</c>; unique in the district.</param>
/// <param name="Kind">One of <see cref="PointRules.Kinds"/>.</param>
/// <param name="Ways">What is asked there, all of it: <c>position</c>, <c>code</c>, <c>photo</c>; one at least.</param>
/// <param name="DwellSeconds">How long to stay within 50 m, for <c>position</c>; 0: passing is enough. At most 30 minutes.</param>
/// <param name="CodeDays">For how many days a printed code holds; 7 as a rule.</param>
public sealed record PointFields(
    [Required, MaxLength(32)] string Code, [Required, MaxLength(100)] string Name, [Required, MaxLength(20)] string Kind,
    [Range(-180, 180)] double Longitude, [Range(-90, 90)] double Latitude, [Required, MinLength(1), MaxLength(3)] IReadOnlyList<string> Ways,
    [Range(0, 1_800)] int DwellSeconds = 0, [Range(1, 31)] int CodeDays = 7);

/// <summary>A point as staff read it.</summary>
/// <param name="BasedOn">Number of this copy, to be named by who edits it.</param>
/// <param name="EndedAt">Null while it is asked for.</param>
internal sealed record MustCheckView(
    Guid PointId, string Code, string Name, string Kind, double Longitude, double Latitude, string AreaPath, IReadOnlyList<string> Ways, int DwellSeconds, int CodeDays, int BasedOn, DateTimeOffset? EndedAt)
{
    public static MustCheckView Of(MustCheckPoint p) =>
        new(p.Id, p.Code, p.Name, p.Kind, p.Longitude, p.Latitude, p.AreaPath, ProofWays.NamesOf(p.Ways), p.DwellSeconds, p.CodeDays, p.Version, p.EndedAt);
}
