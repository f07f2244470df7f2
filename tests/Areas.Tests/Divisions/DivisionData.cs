using System.Text;
using Wangge.Areas.Divisions;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Tests.Divisions;

/// <summary>The published editions, where the data folder is at hand.</summary>
internal static class DivisionData
{
    public static CsvSheet Sheet(string file)
    {
        var folder = Environment.GetEnvironmentVariable("WANGGE_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "WANGGE_DATA is not set");
        return Parse(File.ReadAllBytes(Path.Combine(folder!, "admin", file)));
    }

    public static DivisionEdition Longgang(int year) => DivisionEdition.Read(year, Sheet($"longgang_211403_{year}.csv"));

    public static CsvSheet Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>An edition from lines of short code and name.</summary>
    public static DivisionEdition Edition(int year, params (string Code, string Name)[] divisions) =>
        new(year, divisions.Select(d => new ListedDivision(DivisionCode.Parse(d.Code), d.Name)));

    private static CsvSheet Parse(byte[] bytes)
    {
        Assert.True(CsvSheet.TryRead(bytes, out var sheet, out var refusal), refusal?.Code);
        return sheet;
    }
}
