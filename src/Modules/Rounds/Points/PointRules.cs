using System.Security.Cryptography;
using Wangge.Contracts.Areas;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Points;

/// <summary>What every door asks of a must-check point: the desk, the import, the demo.</summary>
internal static class PointRules
{
    /// <summary>学校, 幼儿园, 医院, 供水, 燃气, 供电, 市场, 人员密集场所, 交通站点, 施工现场, 其他</summary>
    public static readonly string[] Kinds = ["school", "kindergarten", "hospital", "water", "gas", "power", "market", "crowded", "transport", "works", "other"];

    public static readonly Refusal Unknown = new("rounds.point.unknown", RefusalKind.NotFound);
    public static readonly Refusal BadCode = new("rounds.point.bad-code", RefusalKind.Invalid, "A register number has letters, digits and . _ - only.");
    public static readonly Refusal BadKind = new("rounds.point.bad-kind", RefusalKind.Invalid, "No such kind of point.");
    public static readonly Refusal BadWays = new("rounds.point.bad-ways", RefusalKind.Invalid, "Ways of proof are position, code and photo; one at least.");
    public static readonly Refusal Outside = new("rounds.point.outside", RefusalKind.Invalid, "No grid contains this place.");
    public static readonly Refusal CodeTaken = new("rounds.point.code-taken", RefusalKind.Conflict, "Another point has this register number.");
    public static readonly Refusal Ended = new("rounds.point.ended", RefusalKind.Conflict, "It is asked for no longer.");
    public static readonly Refusal Stale = new("rounds.point.stale", RefusalKind.Stale, "Another changed it meanwhile.");

    private const int SecretBytes = 32;

    /// <summary>Why these fields cannot be, or null.</summary>
    public static Refusal? Check(PointFields fields) =>
        fields.Code.Length == 0 || !fields.Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? BadCode
        : !Kinds.Contains(fields.Kind) ? BadKind
        : ProofWays.Read(fields.Ways) is null ? BadWays
        : null;

    /// <summary>A new point of checked fields, in the grid that contains it.</summary>
    public static MustCheckPoint Make(Guid id, PointFields fields, GridPlace grid, DateTimeOffset now)
    {
        var point = new MustCheckPoint
        {
            Id = id, Code = fields.Code, Name = fields.Name, Kind = fields.Kind, Longitude = fields.Longitude, Latitude = fields.Latitude, AreaPath = grid.AreaPath,
            Ways = ProofWay.None, DwellSeconds = 0, CodeDays = 0, Secret = RandomNumberGenerator.GetBytes(SecretBytes), ChangedAt = now,
        };
        Write(point, fields, grid, now);
        return point;
    }

    /// <summary>Writes checked fields; the secret stays.</summary>
    public static void Write(MustCheckPoint point, PointFields fields, GridPlace grid, DateTimeOffset now)
    {
        (point.Code, point.Name, point.Kind, point.AreaPath) = (fields.Code, fields.Name.Trim(), fields.Kind, grid.AreaPath);
        (point.Longitude, point.Latitude) = (fields.Longitude, fields.Latitude);
        (point.Ways, point.DwellSeconds, point.CodeDays) = (ProofWays.Read(fields.Ways)!.Value, fields.DwellSeconds, fields.CodeDays);
        (point.ChangedAt, point.Version) = (now, point.Version + 1);
    }
}
