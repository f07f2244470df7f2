namespace Wangge.Dispatch.Travel.Outside;

/// <summary>Who answers how long it takes; bound to <c>Dispatch:TravelTimes</c>.</summary>
internal sealed class TravelOptions
{
    /// <value><c>own</c>, the default: the house's own roads. <c>osrm</c> or <c>valhalla</c>: a server of that dialect, for provinces.</value>
    public string Kind { get; set; } = "own";

    /// <value>Where that server is, such as <c>http://10.0.0.5:5000</c>; no other address is ever asked, and no redirect is followed.</value>
    public Uri? Address { get; set; }

    /// <value>How long an answer is waited for; 2 s by default, 0.1–30 s.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <value>Its name for cars; by default OSRM's <c>driving</c>, Valhalla's <c>auto</c>.</value>
    public string? CarProfile { get; set; }

    /// <value>Its name for who walks; by default OSRM's <c>foot</c>, Valhalla's <c>pedestrian</c>.</value>
    public string? FootProfile { get; set; }

    /// <summary>Whether these can be meant.</summary>
    public bool IsFit() =>
        Kind == "own"
        || (Kind is "osrm" or "valhalla" && Address is { IsAbsoluteUri: true, Scheme: "http" or "https" } && Timeout >= TimeSpan.FromMilliseconds(100) && Timeout <= TimeSpan.FromSeconds(30));
}
