using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Blobs;

/// <summary>Names what a fault of the disk means to the sender.</summary>
internal static class StorageFault
{
    // Linux: ENOSPC, EDQUOT. Windows: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
    private static readonly int[] FullCodes = [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException;

    public static Refusal RefusalOf(Exception fault) => FullCodes.Contains(fault.HResult) ? BlobRefusals.StorageFull : BlobRefusals.StorageFailed;
}
