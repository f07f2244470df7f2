using Wangge.Contracts.Doors;

namespace Wangge.Dispatch.Positions.OwnTracks;

/// <summary>Takes positions that trackers publish to <c>owntracks/{user}/{device}</c>; the user is the tracker's name at the broker.</summary>
/// <remarks>Whatever is refused or is no location is done with: the app would only send it again. Source: DOMAIN 8, "positions"; ADR 0023.</remarks>
internal sealed class OwnTracksDoor(FixIntake intake) : IHearDevices
{
    public string Filter => "owntracks/+/+";

    public string? UserNameOf(IReadOnlyList<string> topic) => topic[1];

    public Task HearAsync(DeviceMessage message, CancellationToken ct) => OwnTracksReading.Read(message.Payload) is { } fix
        ? intake.TakeAsync(message.Device.DistrictCode, FixSource.OfTracker(message.Device.DeviceId), [fix], ct)
        : Task.CompletedTask;
}
