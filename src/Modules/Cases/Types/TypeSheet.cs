using System.Globalization;
using Wangge.Cases.Limits;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Types;

/// <summary>Types as rows of a spreadsheet. Questions (attributes) have no columns and are left as they are.</summary>
internal static class TypeSheet
{
    public static readonly TableColumn[] Columns =
    [
        new("key", "代码"), new("kind", "种类"), new("class_code", "大类代码"), new("class_name", "大类"), new("name", "名称"), new("english_name", "英文名称"), new("flow", "流程"),
        new("weight", "程度"), new("amount", "时限"), new("unit", "时限单位"), new("make_safe_amount", "先行处置时限"), new("make_safe_unit", "先行处置时限单位"),
        new("public", "公开"), new("keywords", "关键词"), new("ended", "停用"),
    ];

    public static IReadOnlyList<CsvCell> RowOf(CaseType type) =>
    [
        type.Key, type.Kind, type.ClassCode, type.ClassName, type.Name, type.EnglishName, type.Flow.Wire(), type.Weight.Wire(),
        Amount(type.Handling), type.Handling?.Unit.Wire(), Amount(type.MakeSafe), type.MakeSafe?.Unit.Wire(),
        type.IsPublic ? "yes" : "no", string.Join(' ', type.Keywords), type.EndedAt is null ? "no" : "yes",
    ];

    /// <summary>What a row says, put over what is there; null with a line in the report where it is wrong.</summary>
    /// <param name="there">The type as it is, or null for a new one. Not changed.</param>
    public static CaseType? Read(CsvRow row, CaseType? there, DateTimeOffset now, ImportReport report)
    {
        if (WireName.Find<CaseFlow>(row["flow"]) is not { } flow) { return Refuse("flow", "types.unknown-flow"); }
        if (there is not null && there.Flow != flow) { return Refuse("flow", "types.other-flow"); }
        if (there is not null && there.Kind != row["kind"]) { return Refuse("kind", "types.other-kind"); }
        if (WireName.Find<CaseWeight>(row["weight"] is { Length: > 0 } given ? given : "ordinary") is not { } weight) { return Refuse("weight", "types.unknown-weight"); }
        if (!TryLimit(row["amount"], row["unit"], out var handling)) { return Refuse("amount", TypeCheck.BadLimit); }
        if (!TryLimit(row["make_safe_amount"], row["make_safe_unit"], out var makeSafe)) { return Refuse("make_safe_amount", TypeCheck.BadLimit); }
        if (FlagOf(row["public"]) is not { } isPublic) { return Refuse("public", "types.bad-flag"); }
        if (FlagOf(row["ended"]) is not { } isEnded) { return Refuse("ended", "types.bad-flag"); }

        var type = new CaseType
        {
            Id = there?.Id ?? DefaultTypes.IdOf(row["key"]), Key = row["key"], Kind = row["kind"], ClassCode = row["class_code"], ClassName = row["class_name"], Name = row["name"],
            EnglishName = row["english_name"] is { Length: > 0 } english ? english : null, Flow = flow, Weight = weight, Handling = handling, MakeSafe = makeSafe, IsPublic = isPublic,
            Keywords = [.. row["keywords"].Split(' ', StringSplitOptions.RemoveEmptyEntries)], Attributes = there?.Attributes ?? [],
            EndedAt = isEnded ? there?.EndedAt ?? now : null, Version = there?.Version ?? 1,
        };
        var faults = TypeCheck.FaultsOf(type);
        foreach (var (field, codes) in faults) { report.Refuse(row.Row, ColumnOf(field), codes[0]); }
        return faults.Count == 0 ? type : null;

        CaseType? Refuse(string column, string code)
        {
            report.Refuse(row.Row, column, code);
            return null;
        }
    }

    /// <summary>Writes what a row says into the type that is there.</summary>
    public static void CopyTo(this CaseType read, CaseType there)
    {
        (there.Name, there.EnglishName, there.ClassCode, there.ClassName) = (read.Name, read.EnglishName, read.ClassCode, read.ClassName);
        (there.Weight, there.Handling, there.MakeSafe) = (read.Weight, read.Handling, read.MakeSafe);
        (there.IsPublic, there.Keywords, there.EndedAt) = (read.IsPublic, read.Keywords, read.EndedAt);
    }

    private static CsvCell Amount(Limit? limit) => limit is { } some ? CsvCell.Number((double)some.Amount) : CsvCell.Text(null);

    private static bool TryLimit(string amount, string unit, out Limit? limit)
    {
        limit = null;
        if (amount.Length == 0 && unit.Length == 0) { return true; }
        limit = decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new LimitView(number, unit).ToLimit() : null;
        return limit is not null;
    }

    private static bool? FlagOf(string text) => text switch { "yes" or "true" or "1" or "是" => true, "no" or "false" or "0" or "否" or "" => false, _ => null };

    private static string ColumnOf(string field) => field switch { "classCode" => "class_code", "className" => "class_name", "englishName" => "english_name", "makeSafe" => "make_safe_amount", _ => field };
}
