using Wangge.Contracts.Video;
using Wangge.Rounds.Watching;
using Wangge.Rounds.Watching.Noting;

namespace Wangge.Rounds.Tests.Watching;

/// <summary>Every finding × what was really seen × how the camera stands.</summary>
public sealed class CameraClaimTests
{
    private static readonly DateTimeOffset At = Beat.Nine;

    private static readonly Dictionary<string, RoundViewing> Looks = new()
    {
        ["nothing"] = RoundViewing.Nothing, ["asked"] = new(true, null, TimeSpan.Zero), ["glimpse"] = new(true, At, TimeSpan.FromSeconds(9.9)), ["whole"] = new(true, At, TimeSpan.FromSeconds(10)),
    };

    [Theory]
    [InlineData("nothing", "in-order", "not-seen")]
    [InlineData("nothing", "found", "not-seen")]
    [InlineData("nothing", "no-picture", "not-asked")]
    [InlineData("asked", "in-order", "not-seen")]
    [InlineData("asked", "found", "not-seen")]
    [InlineData("asked", "no-picture", null)]
    [InlineData("glimpse", "in-order", "too-short")]
    [InlineData("glimpse", "found", null)]
    [InlineData("glimpse", "no-picture", null)]
    [InlineData("whole", "in-order", null)]
    [InlineData("whole", "found", null)]
    [InlineData("whole", "no-picture", null)]
    public void A_note_is_borne_by_what_was_seen(string look, string finding, string? refusal) =>
        Assert.Equal(refusal is null ? null : "rounds.camera-note." + refusal, CameraClaim.Why(Kernel.Text.WireName.Read<CameraFinding>(finding), Looks[look], TimeSpan.FromSeconds(10), Camera(false))?.Code);

    [Fact]
    public void Of_a_camera_that_has_ended_no_picture_is_noted_without_asking()
    {
        Assert.Null(CameraClaim.Why(CameraFinding.NoPicture, RoundViewing.Nothing, TimeSpan.Zero, Camera(true)));
        Assert.Null(CameraClaim.Why(CameraFinding.NoPicture, RoundViewing.Nothing, TimeSpan.Zero, null));
        Assert.Equal("rounds.camera-note.not-seen", CameraClaim.Why(CameraFinding.InOrder, RoundViewing.Nothing, TimeSpan.Zero, Camera(true))?.Code);
    }

    private static CameraPlace Camera(bool hasEnded) => new(Guid.Empty, "C1", "校门", 120.9, 40.7, "/1/", hasEnded, null);
}
