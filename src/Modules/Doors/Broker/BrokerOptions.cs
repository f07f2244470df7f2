namespace Wangge.Doors.Broker;

/// <summary>Where devices publish by MQTT; section <c>Broker</c> of the configuration. Nothing is open unless it is said here.</summary>
internal sealed class BrokerOptions
{
    /// <summary>The port of our own broker, without TLS: for a network of its own, or behind a proxy that ends TLS.</summary>
    /// <value>1–65,535, 0 for a port that the system chooses; null: none, the default.</value>
    public int? Port { get; set; }

    /// <summary>A certificate with which our own broker is open over TLS too: PEM or PFX, in force; read again within a minute once it has changed. Null: without TLS.</summary>
    /// <remarks>Certificates between it and a root are not sent: devices are to trust the authority that issued it.</remarks>
    public string? Certificate { get; set; }

    /// <summary>Its private key, PEM; null where it is in the same file.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>Of the key or the PFX; null where it has none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>The port over TLS, with a certificate alone.</summary>
    /// <value>1–65,535, 0 for a port that the system chooses; default 8883.</value>
    public int TlsPort { get; set; } = 8883;

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
