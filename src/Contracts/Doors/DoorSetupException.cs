namespace Wangge.Contracts.Doors;

/// <summary>A door cannot be opened as it is configured, so the program does not start; the message is for the operator.</summary>
public sealed class DoorSetupException : Exception
{
    public DoorSetupException(string message) : base(message)
    {
    }

    public DoorSetupException(string message, Exception inner) : base(message, inner)
    {
    }
}
