namespace Wangge.Kernel.Tables;

/// <summary>How much of a table is read before it is refused, so that no file can exhaust memory.</summary>
/// <param name="MostBytes">Default 32 MB.</param>
/// <param name="MostRows">Rows below the heading, blank ones included; default 200,000.</param>
/// <param name="MostColumns">Default 200.</param>
/// <param name="MostCharactersInCell">Default 32,767, what a spreadsheet's cell can hold.</param>
public sealed record TableLimits(int MostBytes = 32 << 20, int MostRows = 200_000, int MostColumns = 200, int MostCharactersInCell = 32_767)
{
    public static TableLimits Default { get; } = new();
}
