namespace Wangge.Cases.Settings;

/// <summary>What every change to a district's settings carries.</summary>
public abstract record SettingsRequest
{
    /// <summary>The client's id of this change (UUIDv7); a repeat changes nothing.</summary>
    public required Guid ActId { get; init; }
}
