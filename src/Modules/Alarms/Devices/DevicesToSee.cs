using Wangge.Contracts.Video;

namespace Wangge.Alarms.Devices;

/// <summary>Places whose people can press a button.</summary>
internal sealed class DevicesToSee(DistrictDb db, DeviceShelf shelf) : IPlacesToSee
{
    public string List => "alarm-devices";

    public async Task<IReadOnlyList<PlaceToSee>> ListAsync(int most, CancellationToken ct) =>
        [.. (await shelf.GetAsync(db.Store)).All.Take(most).Select(d => new PlaceToSee(d.Id, KindOf(d.Class), d.Name, d.Longitude, d.Latitude))];

    private static string KindOf(DeviceClass of) => of switch
    {
        DeviceClass.School => "school",
        DeviceClass.Kindergarten => "kindergarten",
        DeviceClass.Hospital => "hospital",
        DeviceClass.Bank => "bank",
        DeviceClass.Station => "transport",
        _ => "other",
    };
}
