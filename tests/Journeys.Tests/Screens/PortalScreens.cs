using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>The screens of residents; see <see cref="ScreenWalk"/>. A class for each face, so that they are walked side by side.</summary>
public sealed class PortalScreens(JourneyServer server)
{
    [Fact]
    public Task Screens_keep_nobody_out_and_fit() => ScreenWalk.WalkAsync(server, "portal");
}
