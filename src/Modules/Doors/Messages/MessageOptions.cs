namespace Wangge.Doors.Messages;

/// <summary>How messages leave the house; section <c>Messages</c> of the configuration.</summary>
internal sealed class MessageOptions
{
    /// <summary>The mail server, or null: then messages are written to a file.</summary>
    public string? SmtpHost { get; set; }

    /// <value>Default 587 (STARTTLS).</value>
    public int SmtpPort { get; set; } = 587;

    public string? SmtpUser { get; set; }

    public string? SmtpPassword { get; set; }

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "wangge@localhost";

    /// <summary>What a message's links begin with, such as <c>https://wangge.example.org</c>.</summary>
    public string LinkBase { get; set; } = "http://localhost:5080";
}
