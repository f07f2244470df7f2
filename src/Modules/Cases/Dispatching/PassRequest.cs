using System.ComponentModel.DataAnnotations;
using Wangge.Cases.Acting;

namespace Wangge.Cases.Dispatching;

/// <summary>To which centre a case is passed, up or down.</summary>
public sealed record PassRequest : ActRequest
{
    /// <summary>Path of the area whose centre takes it.</summary>
    [MaxLength(200)]
    public required string CentrePath { get; init; }
}
