using System.Globalization;
using Wangge.Alarms.Faults;
using Wangge.Kernel.Tables;

namespace Wangge.Alarms.Devices;

/// <summary>The register of one's areas in the order of registering, as pages or as a file; one device whole; and whom to call there, which is on record.</summary>
internal static class ListDevices
{
    private const int MostExported = 10_000;

    private static readonly string[] Purposes = ["upkeep", "alarm-response", "drill"];

    private static readonly TableColumn[] Columns =
    [
        new("code", "编号"), new("class", "类别"), new("name", "名称"), new("address", "地址"), new("spot", "位置"), new("longitude", "经度"), new("latitude", "纬度"), new("people", "人数"),
        new("heartbeat_seconds", "心跳秒数"), new("last_heard_at", "最近心跳"), new("battery", "电量"), new("last_test_at", "最近测试"), new("faults", "故障"),
    ];

    /// <param name="Escalation">Whom each level asks.</param>
    public sealed record Response(DeviceView Device, BuildingPlan? Plan, IReadOnlyList<EscalationLevel> Escalation, IReadOnlyList<FaultView> Faults);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/alarm-devices", Handle).RequirePermission(AlarmPermissions.SeeDevices).WithName("ListAlarmDevices");
        api.MapGet("/alarm-devices/export", ExportAsync).RequirePermission(AlarmPermissions.EditDevices).AnswersTable().WithName("ExportAlarmDevices");
        api.MapGet("/alarm-devices/{deviceId:guid}", ShowAsync).RequirePermission(AlarmPermissions.SeeDevices).WithName("ShowAlarmDevice");
        api.MapGet("/alarm-devices/{deviceId:guid}/contacts", ContactsAsync).RequirePermission(AlarmPermissions.SeeContacts).WithName("ListAlarmDeviceContacts");
    }

    /// <param name="text">A part of the name, the address or the code.</param>
    /// <param name="state"><c>open</c> (default), <c>ended</c> or <c>faulty</c>.</param>
    private static async Task<Results<Ok<Page<DeviceView>>, Refused>> Handle(
        DistrictDb db, DeviceReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, [MaxLength(100)] string? text = null, [MaxLength(20)] string? @class = null,
        [MaxLength(200)] string? area = null, [MaxLength(20)] string? state = null, string? after = null, int? size = null)
    {
        var devices = AreaCut.Within(db.Set<AlarmDevice>().AsNoTracking(), policy.ExtentOf(actor, AlarmPermissions.SeeDevices).AreaPaths, d => d.AreaPath);
        devices = state == "ended" ? devices.Where(d => d.EndedAt != null) : devices.Where(d => d.EndedAt == null);
        if (state == "faulty") { devices = devices.Where(d => db.Set<DeviceFault>().Any(f => f.DeviceId == d.Id && f.EndedAt == null)); }
        if (area is ['/', .., '/']) { devices = AreaCut.Within(devices, [area], d => d.AreaPath); }
        if (@class is not null)
        {
            if (WireName.Find<DeviceClass>(@class) is not { } sort) { return new Refused(AlarmRefusals.BadDevice); }
            devices = devices.Where(d => d.Class == sort);
        }

        if (text?.Trim() is { Length: > 0 } part) { devices = devices.Where(d => d.Name.Contains(part) || d.Code.Contains(part) || (d.Address != null && d.Address.Contains(part))); }
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(AlarmRefusals.BadPage); }
            devices = devices.Where(d => d.Seq > mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await devices.OrderBy(d => d.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<DeviceView>(await reading.ViewsAsync([.. found.Take(most)], ct), found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null));
    }

    private static async Task<Results<Ok<Response>, Refused>> ShowAsync(
        Guid deviceId, DistrictDb db, DeviceReading reading, FaultReading faults, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<AlarmDevice>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == deviceId, ct) is not { } device) { return new Refused(AlarmRefusals.UnknownDevice); }
        if (policy.Check(actor, AlarmPermissions.SeeDevices, new Reach(device.AreaPath)) is { } refusal) { return new Refused(refusal); }
        var lately = await db.Set<DeviceFault>().AsNoTracking().Where(f => f.DeviceId == deviceId).OrderByDescending(f => f.Seq).Take(50).ToListAsync(ct);
        return TypedResults.Ok(new Response(await reading.ViewAsync(device, ct), device.Plan, device.Escalation, await faults.ViewsAsync(lately, ct)));
    }

    /// <param name="purpose"><c>upkeep</c>, <c>alarm-response</c> or <c>drill</c>.</param>
    private static async Task<Results<Ok<IReadOnlyList<ContactView>>, Refused>> ContactsAsync(
        Guid deviceId, DistrictDb db, DeviceReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, [MaxLength(40)] string? purpose = null)
    {
        if (await db.Set<AlarmDevice>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == deviceId, ct) is not { } device) { return new Refused(AlarmRefusals.UnknownDevice); }
        var said = Purposes.Contains(purpose) ? purpose : null;
        if (policy.Check(actor, AlarmPermissions.SeeContacts, new Reach(device.AreaPath, NeedsPurpose: true, Purpose: said)) is { } refusal) { return new Refused(refusal); }
        db.Leaf(AuditNote.By(actor, DeviceContact.SeenAction, "alarm-device", deviceId, device.AreaPath, purpose: said));
        await db.CommitAsync(ct);
        return TypedResults.Ok(await reading.ContactsAsync(deviceId, ct));
    }

    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(DistrictDb db, DeviceReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, string? format = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var devices = await AreaCut.Within(db.Set<AlarmDevice>().AsNoTracking(), policy.ExtentOf(actor, AlarmPermissions.EditDevices).AreaPaths, d => d.AreaPath)
            .Where(d => d.EndedAt == null).OrderBy(d => d.Seq).Take(MostExported).ToListAsync(ct);
        var views = new List<DeviceView>();
        foreach (var part in devices.Chunk(500)) { views.AddRange(await reading.ViewsAsync(part, ct)); }
        db.Leaf(AuditNote.By(actor, "alarms.devices-export", "district", Guid.Empty, purpose: "export", data: AuditData.Of(("rows", views.Count))));
        await db.CommitAsync(ct);
        return TableFile.Answer(written, "alarm-devices", Columns, views.Select(RowOf));
    }

    private static IReadOnlyList<CsvCell> RowOf(DeviceView d) =>
    [
        d.Code, d.Class, d.Name, d.Address ?? "", d.Spot, d.Longitude.ToString("R", CultureInfo.InvariantCulture), d.Latitude.ToString("R", CultureInfo.InvariantCulture),
        d.People?.ToString(CultureInfo.InvariantCulture) ?? "", d.HeartbeatSeconds, Iso(d.LastHeardAt), d.Battery?.ToString(CultureInfo.InvariantCulture) ?? "", Iso(d.LastTestAt), string.Join(' ', d.Faults),
    ];

    private static string Iso(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture) ?? "";
}
