namespace Wangge.Video;

/// <summary>What may be done with cameras and their pictures. Who registers cameras sees no picture by that; who reads what was seen sees none either.</summary>
internal static class VideoPermissions
{
    /// <summary>Seeing where cameras stand and what for.</summary>
    public static readonly Permission SeeCameras = new("video.see-cameras");

    /// <summary>Registering cameras, with their addresses.</summary>
    public static readonly Permission EditCameras = new("video.edit-cameras");

    /// <summary>Seeing which public places no camera sees, and trying where one would help; no picture comes with it.</summary>
    public static readonly Permission SeeCoverage = new("video.see-coverage");

    /// <summary>Asking for a picture at all. Who may not <see cref="View"/> gets one only of the open alarm that the own unit is sent to.</summary>
    public static readonly Permission Ask = new("video.ask");

    /// <summary>Looking, with a coded reason.</summary>
    public static readonly Permission View = new("video.view");

    /// <summary>Looking for an alarm that nobody holds yet.</summary>
    public static readonly Permission ViewAlarms = new("video.view-alarms");

    /// <summary>Putting a still of what one sees into a case that one may add a note to.</summary>
    public static readonly Permission TakeSnapshots = new("video.take-snapshots");

    /// <summary>Reading who looked and why, by name.</summary>
    public static readonly Permission SeeViewers = new("video.see-viewers");

    /// <summary>Reading who looked for one alarm's sake, by name: part of its report.</summary>
    public static readonly Permission SeeAlarmViewers = new("video.see-alarm-viewers");

    /// <summary>Answering a resident who asks whether somebody looked at a place: by role, without names.</summary>
    public static readonly Permission SearchViewings = new("video.search-viewings");

    private static readonly string[] Viewers = ["alarm-operator", "shift-leader", "dispatcher", "leader"];

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(SeeCameras, ["alarm-operator", "shift-leader", "dispatcher", "leader", "school-safety-officer", "system-administrator", "auditor", "privacy-officer"]),
        new RoleGrant(SeeCoverage, ["shift-leader", "dispatcher", "leader", "school-safety-officer", "system-administrator", "auditor", "privacy-officer"]),
        new RoleGrant(EditCameras, ["system-administrator"]),
        new RoleGrant(Ask, [.. Viewers, "patrol"]),
        new RoleGrant(View, Viewers),
        new RoleGrant(ViewAlarms, ["alarm-operator", "shift-leader", "leader"]),
        new RoleGrant(TakeSnapshots, ["alarm-operator", "shift-leader", "dispatcher", "leader"]),
        new RoleGrant(SeeViewers, ["auditor"]),
        new RoleGrant(SeeAlarmViewers, ["shift-leader", "leader", "auditor"]),
        new RoleGrant(SearchViewings, ["auditor", "privacy-officer"]),
    ];
}
