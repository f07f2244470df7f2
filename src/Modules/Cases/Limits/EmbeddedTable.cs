using System.Globalization;

namespace Wangge.Cases.Limits;

/// <summary>Reads the small tables that ship inside the program: UTF-8, a header, commas, no quotes.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows after the header.</summary>
    /// <param name="file">A file of <c>Limits/Data</c>.</param>
    /// <param name="columns">How many cells each row has.</param>
    /// <exception cref="InvalidDataException">There is no such file, or a row has another number of cells: the program was built wrongly.</exception>
    public static IEnumerable<string[]> Read(string file, int columns)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"Limits/{file}")
            ?? throw new InvalidDataException($"{file} is not part of the program.");
        using var reader = new StreamReader(stream);
        var header = true;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            if (cells.Length != columns) { throw new InvalidDataException($"{file}: '{line}' has {cells.Length} cells, not {columns}."); }

            if (!header) { yield return cells; }

            header = false;
        }
    }

    public static int Number(string cell) => int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);

    public static DateOnly Date(string cell) => DateOnly.ParseExact(cell, "O", CultureInfo.InvariantCulture);

    /// <summary>A limit from its amount and unit; null where both cells are empty.</summary>
    public static Limit? FindLimit(string amount, string unit) =>
        (amount, unit) is ("", "") ? null
        : new Limit(
            decimal.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
            LimitUnitNames.Find(unit) ?? throw new InvalidDataException($"'{unit}' is no unit of a limit."));
}
