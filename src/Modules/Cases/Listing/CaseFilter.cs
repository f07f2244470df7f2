using System.Globalization;
using Microsoft.AspNetCore.Http;
using Wangge.Cases.Types;
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

    /// <summary>Past its deadline.</summary>
    public bool IsLate { get; init; }

    public long? Number { get; init; }

    /// <summary>Words to be found.</summary>
    public string? Text { get; init; }

    public CaseOrder Order { get; init; } = CaseOrder.Newest;

    public int Size { get; init; } = PageSize.Default;

    public string? After { get; init; }

    private static readonly string[] Known = ["state", "open", "type", "class", "area", "unit", "from", "until", "late", "number", "q", "sort", "size", "after"];

    /// <summary>Reads the filter from a query, or says what is wrong with it.</summary>
    /// <param name="besides">A further parameter of the address, which is no filter.</param>
    public static (CaseFilter? Filter, Refusal? Refusal) Read(IQueryCollection query, TypeBook types, string? besides = null)
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

        if (ReadTypes(query, types) is not { } typeIds) { return Bad("type", "cases.list.unknown-type"); }
        if (!TryTime(query, "from", out var from) || !TryTime(query, "until", out var until)) { return Bad("from", "cases.list.bad-time"); }
        if (!TryFlag(query, "open", out var open) || !TryFlag(query, "late", out var late)) { return Bad("open", "cases.list.bad-flag"); }
        if (!TryNumber(query, "number", out var number) || !TryNumber(query, "size", out var size)) { return Bad("number", "cases.list.bad-number"); }

        var order = CaseOrder.Newest;
        if (One(query, "sort") is { } sort)
        {
            if (WireName.Find<CaseOrder>(sort) is not { } found) { return Bad("sort", "cases.list.unknown-sort"); }
            order = found;
        }

        Guid? unit = null;
        if (One(query, "unit") is { } unitText)
        {
            if (!Guid.TryParse(unitText, out var unitId)) { return Bad("unit", "cases.list.bad-unit"); }
            unit = unitId;
        }

        return (new CaseFilter
        {
            States = states, IsOpen = open, TypeIds = typeIds, AreaPath = One(query, "area"), UnitId = unit, From = from, Until = until,
            IsLate = late == true, Number = number, Text = One(query, "q"), Order = order,
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

/// <summary>Orders of lists.</summary>
internal enum CaseOrder
{
    /// <summary>Last reported first.</summary>
    Newest,

    /// <summary>Soonest due first; what has no running deadline last.</summary>
    Due,
}
