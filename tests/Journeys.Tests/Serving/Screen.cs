namespace Wangge.Journeys.Tests.Serving;

/// <summary>What somebody looks at: the screen's size, the language, the theme.</summary>
public sealed record Screen(string Name, int Width, int Height, bool IsPhone, string Language = "zh-CN", bool IsDark = false)
{
    public static readonly Screen Desktop = new("desktop", 1600, 1000, IsPhone: false);

    /// <summary>The command centre's wall.</summary>
    public static readonly Screen Wall = new("wall", 1920, 1080, IsPhone: false);

    public static readonly Screen Phone = new("phone", 390, 844, IsPhone: true);

    /// <summary>A cheap phone of some years ago.</summary>
    public static readonly Screen SmallPhone = new("small-phone", 360, 640, IsPhone: true);

    public Screen English => this with { Language = "en" };

    public Screen Dark => this with { IsDark = true };

    /// <summary>As in the names of pictures.</summary>
    public override string ToString() => $"{Name}-{(IsDark ? "dark" : "light")}-{Language}";
}
