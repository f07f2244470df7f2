using System.Globalization;
using Microsoft.AspNetCore.Http;
using Wangge.Cases.Duplicates;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Listing;

/// <summary>What a list of cases is cut and ordered by.</summary>
internal sealed record CaseFilter
{
    /// <summary>States, several allowed; empty for all.</summary>
    public IReadOnlyList<CaseState> States { get; init; } = [];

    /// <summary>True: only open; false: only ended; null: both.</summary>
    public bool? IsOpen { get; init; }

    public IReadOnlyList<Guid> TypeIds { get; init; } = [];

    /// <summary>Below this area.</summary>
    public string? AreaPath { get; init; }

    public Guid? UnitId { get; init; }

    /// <summary>Reported in <c>[From, Until)</c>.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Reported by then and not ended before.</summary>
    public DateTimeOffset? OpenAt { get; init; }

    /// <summary>Past its deadline.</summary>
    public bool IsLate { get; init; }

    /// <summary>The running deadline lies before this.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>A tab of the desk, or null for none.</summary>
    public CaseGroup? Group { get; init; }

    /// <summary>Who has it open to work on.</summary>
    public Guid? HolderId { get; init; }

    /// <summary>Where it came from, several allowed; empty for all.</summary>
    public IReadOnlyList<CaseSource> Sources { get; init; } = [];

    /// <summary>Not further from here than <see cref="NearMetres"/>.</summary>
    public GroundPoint? Near { get; init; }

    /// <value>1 to 5,000, default 100.</value>
    public double NearMetres { get; init; } = DefaultMetres;

    /// <summary>Within these degrees, half-open towards east and south, as tiles are.</summary>
    public Degrees? Box { get; init; }

    public long? Number { get; init; }

    /// <summary>Words to be found.</summary>
    public string? Text { get; init; }

    public CaseOrder Order { get; init; } = CaseOrder.Newest;

    public int Size { get; init; } = PageSize.Default;

    public string? After { get; init; }

    private const double DefaultMetres = 100;
    private const double MostMetres = 5_000;

    private static readonly string[] Known = ["state", "open", "type", "class", "area", "unit", "from", "until", "open_at", "late", "due_before", "group", "holder", "source", "near", "metres", "box", "number", "q", "sort", "size", "after"];

    /// <summary>Reads the filter from a query, or says what is wrong with it.</summary>
    /// <param name="actor">Whom <c>holder=me</c> means.</param>
    /// <param name="besides">A further parameter of the address, which is no filter.</param>
    public static (CaseFilter? Filter, Refusal? Refusal) Read(IQueryCollection query, TypeBook types, Actor actor, string? besides = null)
    {
        foreach (var name in query.Keys)
        {
            if (name != besides && !Known.Contains(name, StringComparer.Ordinal)) { return Bad(name, "cases.list.unknown-filter"); }
        }

        var states = new List<CaseState>();
        foreach (var name in Values(query, "state"))
        {
            if (WireName.Find<CaseState>(name) is not { } state) { return Bad("state", "cases.list.unknown-state"); }
            states.Add(state);
        }

        var sources = new List<CaseSource>();
        foreach (var name in Values(query, "source"))
        {
            if (WireName.Find<CaseSource>(name) is not { } source) { return Bad("source", "cases.list.unknown-source"); }
            sources.Add(source);
        }

        if (ReadTypes(query, types) is not { } typeIds) { return Bad("type", "cases.list.unknown-type"); }
        if (!TryTime(query, "from", out var from) || !TryTime(query, "until", out var until)) { return Bad("from", "cases.list.bad-time"); }
        if (!TryTime(query, "open_at", out var openAt)) { return Bad("open_at", "cases.list.bad-time"); }
        if (!TryTime(query, "due_before", out var dueBefore)) { return Bad("due_before", "cases.list.bad-time"); }
        if (!TryFlag(query, "open", out var open) || !TryFlag(query, "late", out var late)) { return Bad("open", "cases.list.bad-flag"); }
        if (!TryNumber(query, "number", out var number) || !TryNumber(query, "size", out var size)) { return Bad("number", "cases.list.bad-number"); }

        var order = CaseOrder.Newest;
        if (One(query, "sort") is { } sort)
        {
            if (WireName.Find<CaseOrder>(sort) is not { } found) { return Bad("sort", "cases.list.unknown-sort"); }
            order = found;
        }

        CaseGroup? group = null;
        if (One(query, "group") is { } groupText)
        {
            if (WireName.Find<CaseGroup>(groupText) is not { } found) { return Bad("group", "cases.list.unknown-group"); }
            group = found;
        }

        if (!TryHolder(query, actor, out var holder)) { return Bad("holder", "cases.list.bad-holder"); }
        if (!TryNear(query, out var near, out var metres)) { return Bad("near", "cases.list.bad-place"); }

        if (!TryBox(query, out var box)) { return Bad("box", "cases.list.bad-place"); }

        Guid? unit = null;
        if (One(query, "unit") is { } unitText)
        {
            if (!Guid.TryParse(unitText, out var unitId)) { return Bad("unit", "cases.list.bad-unit"); }
            unit = unitId;
        }

        return (new CaseFilter
        {
            States = states, IsOpen = open, TypeIds = typeIds, AreaPath = One(query, "area"), UnitId = unit, From = from, Until = until, OpenAt = openAt,
            IsLate = late == true, DueBefore = dueBefore, Group = group, HolderId = holder, Sources = sources, Near = near, NearMetres = metres, Box = box, Number = number, Text = One(query, "q"), Order = order,
            Size = PageSize.Clamp((int?)Math.Clamp(size ?? PageSize.Default, 0, int.MaxValue)), After = One(query, "after"),
        }, null);
    }

    private static List<Guid>? ReadTypes(IQueryCollection query, TypeBook types)
    {
        var found = new List<Guid>();
        foreach (var key in Values(query, "type"))
        {
            if (types.Find(key) is not { } type) { return null; }
            found.Add(type.Id);
        }

        foreach (var code in Values(query, "class")) { found.AddRange(types.All.Where(t => t.ClassCode == code || t.Kind == code).Select(t => t.Id)); }
        return found.Count == 0 && Values(query, "class").Any() ? null : found;
    }

    private static IEnumerable<string> Values(IQueryCollection query, string name) =>
        query[name].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text, ..] ? text : null;

    private static bool TryTime(IQueryCollection query, string name, out DateTimeOffset? time)
    {
        time = null;
        if (One(query, name) is not { } text) { return true; }
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)) { return false; }
        time = read.ToUniversalTime();
        return true;
    }

    private static bool TryHolder(IQueryCollection query, Actor actor, out Guid? holder)
    {
        holder = null;
        if (One(query, "holder") is not { } text) { return true; }
        if (text == "me") { holder = actor.Id; return true; }
        if (!Guid.TryParse(text, out var id)) { return false; }
        holder = id;
        return true;
    }

    /// <summary><c>near=120.83,40.63&amp;metres=50</c>: longitude first, WGS-84 degrees.</summary>
    private static bool TryNear(IQueryCollection query, out GroundPoint? near, out double metres)
    {
        (near, metres) = (null, DefaultMetres);
        if (One(query, "metres") is { } text && !(TryDegrees(text, MostMetres, out metres) && metres >= 1)) { return false; }
        if (One(query, "near") is not { } place) { return One(query, "metres") is null; }
        if (place.Split(',') is not [var east, var north] || !TryDegrees(east, 180, out var longitude) || !TryDegrees(north, 90, out var latitude)) { return false; }
        near = new GroundPoint(longitude, latitude);
        return true;
    }

    /// <summary><c>box=120.8,40.6,120.9,40.7</c>: west, south, east, north.</summary>
    private static bool TryBox(IQueryCollection query, out Degrees? box)
    {
        box = null;
        if (One(query, "box") is not { } text) { return true; }
        if (text.Split(',') is not [var w, var s, var e, var n]
            || !TryDegrees(w, 180, out var west) || !TryDegrees(s, 90, out var south) || !TryDegrees(e, 180, out var east) || !TryDegrees(n, 90, out var north) || west >= east || south >= north) { return false; }
        box = new Degrees(west, south, east, north);
        return true;
    }

    private static bool TryDegrees(string text, double most, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= most;

    private static bool TryFlag(IQueryCollection query, string name, out bool? flag)
    {
        flag = null;
        if (One(query, name) is not { } text) { return true; }
        if (!bool.TryParse(text, out var read)) { return false; }
        flag = read;
        return true;
    }

    private static bool TryNumber(IQueryCollection query, string name, out long? number)
    {
        number = null;
        if (One(query, name) is not { } text) { return true; }
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read)) { return false; }
        number = read;
        return true;
    }

    private static (CaseFilter?, Refusal?) Bad(string field, string code) =>
        (null, new Refusal(code, RefusalKind.Invalid, Fields: new Dictionary<string, string[]> { [field] = [code] }));
}

/// <summary>A box on the ground, WGS-84.</summary>
internal readonly record struct Degrees(double West, double South, double East, double North);

/// <summary>Orders of lists.</summary>
internal enum CaseOrder
{
    /// <summary>Last reported first.</summary>
    Newest,

    /// <summary>Soonest due first; what has no running deadline last.</summary>
    Due,
}
