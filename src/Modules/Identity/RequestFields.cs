using System.ComponentModel.DataAnnotations;

namespace Wangge.Identity;

/// <summary>Words in one line: no control characters, which one database refuses and no name has.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class OneLineAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text || !text.Any(char.IsControl);
}

/// <summary>An id made by the client; the empty one means the house itself and is nobody's.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class ClientIdAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not Guid id || id != Guid.Empty;
}
