using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>The screens of grid workers and units; see <see cref="ScreenWalk"/>. A class for each face, so that they are walked side by side.</summary>
public sealed class FieldScreens(JourneyServer server)
{
    [Fact]
    public Task Screens_keep_nobody_out_and_fit() => ScreenWalk.WalkAsync(server, "field");
}
