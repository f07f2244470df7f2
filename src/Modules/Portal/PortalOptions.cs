namespace Wangge.Portal;

/// <summary>Settings of the section <c>Portal</c>.</summary>
internal sealed class PortalOptions
{
    /// <summary>The number that residents call. Default: the source district's hotline.</summary>
    [MaxLength(40)]
    public string Hotline { get; set; } = "3052345";
}
