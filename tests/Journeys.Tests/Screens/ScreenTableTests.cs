namespace Wangge.Journeys.Tests.Screens;

public sealed class ScreenTableTests
{
    [Theory]
    [InlineData("portal")]
    [InlineData("field")]
    [InlineData("office")]
    public void Each_route_has_its_screen(string face)
    {
        var routes = Routes.Of(face);
        Assert.NotEmpty(routes);
        Assert.Equal(routes.Order(), ScreenTable.Rows.Where(row => row.Face == face).Select(row => row.Route).Distinct().Order());
    }
}
