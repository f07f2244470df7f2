namespace Wangge.Doors.Broker;

/// <summary>Where devices publish by MQTT; section <c>Broker</c> of the configuration. Nothing is open unless it is said here.</summary>
internal sealed class BrokerOptions
{
    /// <summary>The port of our own broker, without TLS: for a network of its own, or behind a proxy that ends TLS.</summary>
    /// <value>1–65,535, 0 for a port that the system chooses; null: no broker, the default.</value>
    public int? Port { get; set; }

    /// <summary>Where it listens.</summary>
    /// <value>An address of this machine; default 0.0.0.0.</value>
    public string Listen { get; set; } = "0.0.0.0";

    /// <summary>A broker of others that devices publish to, such as <c>broker.example:1883</c>; null: none, the default.</summary>
    public string? Outside { get; set; }

    /// <summary>Name and password for the broker of others.</summary>
    public string? OutsideUserName { get; set; }

    public string? OutsidePassword { get; set; }

    /// <summary>Whether the broker of others is spoken to over TLS.</summary>
    public bool OutsideTls { get; set; }
}
