using System.Globalization;
using Wangge.Alarms.Consoles;
using Wangge.Alarms.Devices;
using Wangge.Kernel.Tables;

namespace Wangge.Alarms.Showing;

/// <summary>Alarms of one's areas: those that are open, as a snapshot to follow on from; all, as pages, the newest first; and as a file.</summary>
internal static class ListAlarms
{
    private const int MostOpen = 200;
    private const int MostExported = 10_000;

    private static readonly TableColumn[] Columns =
    [
        new("number", "编号"), new("kind", "类型"), new("state", "状态"), new("outcome", "结论"), new("way", "来源"), new("class", "类别"), new("area_path", "区域"), new("presses", "按压次数"), new("level", "升级级别"),
        new("pressed_at", "报警时间"), new("shown_at", "显示时间"), new("acknowledged_at", "接警时间"), new("sent_at", "派出时间"), new("arrived_at", "到场时间"), new("ended_at", "结束时间"),
    ];

    /// <param name="Alarms">At most 200, the newest first.</param>
    public sealed record OpenResponse(IReadOnlyList<AlarmView> Alarms, ConsoleCounts Consoles);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/alarms/open", OpenAsync).RequirePermission(AlarmPermissions.See).Admit(AdmissionClass.Alarm).WithName("ListOpenAlarms");
        api.MapGet("/alarms", Handle).RequirePermission(AlarmPermissions.See).WithName(nameof(ListAlarms));
        api.MapGet("/alarms/export", ExportAsync).RequirePermission(AlarmPermissions.Export).AnswersTable().WithName("ExportAlarms");
    }

    private static async Task<Ok<OpenResponse>> OpenAsync(DistrictDb db, AlarmReading reading, IGrainFactory grains, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var open = await AreaCut.Within(db.Set<Alarm>().AsNoTracking(), policy.ExtentOf(actor, AlarmPermissions.See).AreaPaths, a => a.AreaPath)
            .Where(a => a.EndedAt == null).OrderByDescending(a => a.Seq).Take(MostOpen).ToListAsync(ct);
        return TypedResults.Ok(new OpenResponse(await reading.ViewsAsync(open, ct), await grains.GetGrain<IConsoleBoard>(db.District.Code).CountAsync()));
    }

    /// <param name="state"><c>open</c>, <c>ended</c> or <c>all</c> (default).</param>
    /// <param name="text">A part of the device's name or code, or the alarm's number.</param>
    /// <param name="from">Pressed at or after.</param>
    /// <param name="until">Pressed before.</param>
    private static async Task<Results<Ok<Page<AlarmView>>, Refused>> Handle(
        DistrictDb db, AlarmReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, [MaxLength(20)] string? state = null, [MaxLength(20)] string? kind = null,
        [MaxLength(20)] string? outcome = null, [MaxLength(20)] string? @class = null, Guid? device = null, [MaxLength(200)] string? area = null, [MaxLength(60)] string? text = null, DateTimeOffset? from = null,
        DateTimeOffset? until = null, string? after = null, int? size = null)
    {
        var filter = new AlarmFilter(state, kind, outcome, @class, device, area, text, from, until);
        if (filter.Cut(db, AreaCut.Within(db.Set<Alarm>().AsNoTracking(), policy.ExtentOf(actor, AlarmPermissions.See).AreaPaths, a => a.AreaPath)) is not { } alarms) { return new Refused(AlarmRefusals.BadFields); }
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(AlarmRefusals.BadPage); }
            alarms = alarms.Where(a => a.Seq < mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await alarms.OrderByDescending(a => a.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<AlarmView>(await reading.ViewsAsync([.. found.Take(most)], ct), found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null));
    }

    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        DistrictDb db, AlarmReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, [MaxLength(20)] string? state = null, [MaxLength(20)] string? kind = null,
        [MaxLength(20)] string? outcome = null, [MaxLength(20)] string? @class = null, Guid? device = null, [MaxLength(200)] string? area = null, [MaxLength(60)] string? text = null, DateTimeOffset? from = null,
        DateTimeOffset? until = null, string? format = null)
    {
        var filter = new AlarmFilter(state, kind, outcome, @class, device, area, text, from, until);
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        if (filter.Cut(db, AreaCut.Within(db.Set<Alarm>().AsNoTracking(), policy.ExtentOf(actor, AlarmPermissions.Export).AreaPaths, a => a.AreaPath)) is not { } alarms) { return new Refused(AlarmRefusals.BadFields); }
        var found = await alarms.OrderByDescending(a => a.Seq).Take(MostExported).ToListAsync(ct);
        db.Leaf(AuditNote.By(actor, "alarms.export", "district", Guid.Empty, purpose: "export", data: AuditData.Of(("rows", found.Count))));
        await db.CommitAsync(ct);
        var views = await reading.ViewsAsync(found, ct);
        return TableFile.Answer(written, "alarms", Columns, views.Select(RowOf));
    }

    private static IReadOnlyList<CsvCell> RowOf(AlarmView a) =>
    [
        a.Number.ToString(CultureInfo.InvariantCulture), a.Kind, a.State, a.Outcome ?? "", a.Way, a.Class ?? "", a.AreaPath, a.Presses, a.Level, Iso(a.PressedAt), Iso(a.ShownAt), Iso(a.AcknowledgedAt), Iso(a.SentAt), Iso(a.ArrivedAt),
        Iso(a.EndedAt),
    ];

    private static string Iso(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>How a list of alarms is cut, as a page's address says it.</summary>
/// <param name="State"><c>open</c>, <c>ended</c> or <c>all</c> (default).</param>
/// <param name="Text">A part of the device's name or code, or the alarm's number.</param>
/// <param name="From">Pressed at or after.</param>
/// <param name="Until">Pressed before.</param>
internal sealed record AlarmFilter(
    string? State, string? Kind, string? Outcome, string? Class, Guid? Device,
    string? Area, string? Text, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <returns>Null where a word is none of ours.</returns>
    public IQueryable<Alarm>? Cut(DistrictDb db, IQueryable<Alarm> alarms)
    {
        var (kind, outcome) = (WireName.Find<AlarmKind>(Kind), WireName.Find<AlarmOutcome>(Outcome));
        if (State is not (null or "open" or "ended" or "all") || (Kind is not null && kind is null) || (Outcome is not null && outcome is null) || Area is not (null or ['/', .., '/'])) { return null; }
        if (State is "open") { alarms = alarms.Where(a => a.EndedAt == null); }
        if (State is "ended") { alarms = alarms.Where(a => a.EndedAt != null); }
        if (kind is { } k) { alarms = alarms.Where(a => a.Kind == k); }
        if (outcome is { } o) { alarms = alarms.Where(a => a.Outcome == o); }
        if (Class is { } sort) { alarms = alarms.Where(a => a.Class == sort); }
        if (Device is { } device) { alarms = alarms.Where(a => a.DeviceId == device); }
        if (Area is { } area) { alarms = AreaCut.Within(alarms, [area], a => a.AreaPath); }
        if (From is { } from) { alarms = alarms.Where(a => a.PressedAt >= from); }
        if (Until is { } until) { alarms = alarms.Where(a => a.PressedAt < until); }
        if (Text?.Trim() is { Length: > 0 } part)
        {
            var number = long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : -1;
            alarms = alarms.Where(a => a.Seq == number || a.Name.Contains(part) || db.Set<AlarmDevice>().Any(d => d.Id == a.DeviceId && d.Code.Contains(part)));
        }

        return alarms;
    }
}
