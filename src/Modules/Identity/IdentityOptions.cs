namespace Wangge.Identity;

/// <summary>How long sessions last and how often an address may try; section <c>Identity</c> of the configuration.</summary>
internal sealed class IdentityOptions
{
    /// <summary>A session that is not used ends after this.</summary>
    /// <value>5 minutes to 14 days, default 12 hours.</value>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A session ends after this whatever its use.</summary>
    /// <value>At most 14 days, the default.</value>
    public TimeSpan SessionMost { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Tries to sign in or to enrol a phone in a minute from one address (an office may share one).</summary>
    /// <value>Default 120.</value>
    public int TriesInMinute { get; set; } = 120;

    /// <summary>Wrong tries in 15 minutes from one address, whatever the names.</summary>
    /// <value>Default 50.</value>
    public int WrongInQuarterHour { get; set; } = 50;
}
