using Wangge.Cases.Calendars;
using Wangge.Cases.Types;
using Wangge.Kernel.Districts;

namespace Wangge.Cases.Settings;

/// <summary>What this process keeps in memory of each district's settings. Safe for concurrent use.</summary>
internal sealed class SettingsMemory(DistrictStates<TypeBook> books, DistrictStates<ClockShelf> shelves)
{
    /// <summary>Drops them; whoever asks next reads them anew.</summary>
    public void Forget(string districtCode)
    {
        books.Drop(districtCode);
        shelves.Drop(districtCode);
    }

    /// <summary>Whether anything is kept of a district.</summary>
    public bool Holds(string districtCode) => books.Peek(districtCode) is not null || shelves.Peek(districtCode) is not null;
}
