namespace Wangge.Video;

/// <summary>How pictures are fetched; section <c>Video</c> of the configuration.</summary>
internal sealed class VideoOptions
{
    /// <summary>Networks that cameras may stand in, such as <c>10.20.0.0/16</c>. Loopback, link-local and public addresses only where a network here holds them.</summary>
    /// <value>Default: the private networks of IPv4 and IPv6.</value>
    public IReadOnlyList<string> Networks { get; set; } = [];

    /// <summary>Whether cameras of alarm devices are fetched all the time, so that an alarm shows its place at once. Where the line is too thin for that, an alarm begins to fetch them.</summary>
    /// <value>Default true.</value>
    public bool KeepWarm { get; set; } = true;

    /// <summary>Cameras fetched at once by this node, the alarm's first.</summary>
    /// <value>1–500; default 24.</value>
    public int MostPulls { get; set; } = 24;

    /// <summary>Pictures that one account looks at at once.</summary>
    /// <value>Default 16: a mosaic of nine, and an alarm's four.</value>
    public int MostViews { get; set; } = 16;

    /// <summary>Whether H.265 is recoded into H.264 here, which costs some tenths of a core a camera; otherwise the camera's sub-stream in H.264 is asked for.</summary>
    /// <value>Default false.</value>
    public bool RecodeH265 { get; set; }

    /// <summary>The program that repacks.</summary>
    /// <value>Default <c>ffmpeg</c>, found by the path.</value>
    public string Ffmpeg { get; set; } = "ffmpeg";

    /// <summary>Without a frame for so long a picture stands still and is fetched anew.</summary>
    /// <value>Seconds, default 4.</value>
    public double StallSeconds { get; set; } = 4;

    /// <summary>How long a camera may take until its first frame; some wait for their next group.</summary>
    /// <value>Seconds, default 15.</value>
    public double FirstFrameSeconds { get; set; } = 15;

    /// <summary>How long a picture is still fetched once its last viewer has left.</summary>
    /// <value>Seconds, default 10.</value>
    public double LingerSeconds { get; set; } = 10;

    /// <summary>How often each camera is asked whether it answers, without a picture; up to a fifth later, so that they spread.</summary>
    /// <value>Minutes, default 5; 0: none is asked.</value>
    public double ProbeMinutes { get; set; } = 5;

    /// <summary>Cameras that are asked so at once, of all districts of this home together.</summary>
    /// <value>1–64; default 4.</value>
    public int MostProbes { get; set; } = 4;

    /// <summary>Which share of a place's points working cameras must see together for it to count as seen.</summary>
    /// <value>Above 0 to 1, default 0.5.</value>
    public double SeenShare { get; set; } = 0.5;
}
