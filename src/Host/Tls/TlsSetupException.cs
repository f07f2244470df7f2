namespace Wangge.Host.Tls;

/// <summary>TLS cannot be set up as asked; the message is for whoever started the program and names what to mend.</summary>
internal sealed class TlsSetupException(string message, Exception? inner = null) : Exception(message, inner);
