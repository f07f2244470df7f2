using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Blobs;

/// <summary>What became of a file that was sent.</summary>
/// <param name="Refusal">Why nothing was kept; null when the file is safe on disk.</param>
/// <param name="IsNew">False when the same content was there already.</param>
/// <param name="Length">Bytes received.</param>
public sealed record BlobPut(Refusal? Refusal, bool IsNew, long Length);
