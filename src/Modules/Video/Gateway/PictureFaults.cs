namespace Wangge.Video.Gateway;

/// <summary>Why a camera gives no picture; stable codes that clients translate.</summary>
internal static class PictureFaults
{
    public const string Unreachable = "video.fault.unreachable";
    public const string NotAllowed = "video.fault.not-allowed";
    public const string RefusedCredentials = "video.fault.refused-credentials";
    public const string Redirected = "video.fault.redirected";
    public const string NoStream = "video.fault.no-stream";
    public const string Stalled = "video.fault.stalled";

    /// <summary>Browsers cannot be relied on to show it: the camera's sub-stream in H.264 is to be registered.</summary>
    public const string H265 = "video.fault.h265";

    public const string Codec = "video.fault.codec";
    public const string NoRepacker = "video.fault.no-repacker";

    /// <summary>The sealed address does not open: its key is gone.</summary>
    public const string Sealed = "video.fault.sealed";

    /// <summary>Somebody on a round got no picture, and the house knows nothing more exact.</summary>
    public const string NotSeen = "video.fault.not-seen";

    /// <summary>A viewer got no picture from the media server that has it.</summary>
    public const string MediaServer = "video.fault.media-server";

    /// <summary>Whether the camera did not answer as it should; what only its picture is at fault for is none.</summary>
    public static bool IsMiss(string? fault) => fault is Unreachable or NotAllowed or RefusedCredentials or Redirected or NoStream or Stalled or Sealed;

    /// <summary>Whether it is over once the camera answers; what ails the picture itself is over once there is one.</summary>
    public static bool EndsByAnswer(string? fault) => fault is Unreachable or NotAllowed or RefusedCredentials or Redirected or NoStream or Sealed or H265 or Codec;

    public const string CameraEnded = "video.camera.ended";
    public const string Evicted = "video.evicted";
}
