using Wangge.Video.Gateway;

namespace Wangge.Video.Cameras;

/// <summary>How a camera is, by its own picture.</summary>
internal static class CameraHealth
{
    /// <param name="last">What came of it lately; null where it was never looked at.</param>
    /// <param name="now">How its picture stands while it is fetched; null while it is not.</param>
    /// <returns><c>unknown</c>, <c>ready</c>, <c>starting</c>, <c>live</c>, <c>failing</c> or <c>ended</c>, and why it fails.</returns>
    public static (string Health, string? Fault) Of(DateTimeOffset? endedAt, CameraStanding? last, (PullState State, string? Fault)? now)
    {
        if (endedAt is not null) { return ("ended", null); }
        if (now is { } fetched) { return (fetched.State.Wire(), fetched.Fault); }
        return last?.TriedAt is null ? ("unknown", null) : last.Fault is null ? ("ready", null) : ("failing", last.Fault);
    }

    /// <summary>Whether one may count on its picture; one that is being fetched anew counts while it gave one before.</summary>
    public static bool IsWorking(string health, CameraStanding? last) => health is "live" or "ready" || (health == "starting" && last is { TriedAt: not null, Fault: null });
}
