namespace Wangge.Kernel.Rights;

/// <summary>Says of a stored field about a person why it is kept, on what basis, and for how long. A personal field without it fails a test.</summary>
/// <remarks>Source: RIGHTS, "Purpose" and "Retention".</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(string purpose, string basis, string retention) : Attribute
{
    public string Purpose { get; } = purpose;

    /// <summary>The legal basis, in words or an article.</summary>
    public string Basis { get; } = basis;

    /// <summary>The retention class, such as <c>retention.report</c>.</summary>
    public string Retention { get; } = retention;
}
