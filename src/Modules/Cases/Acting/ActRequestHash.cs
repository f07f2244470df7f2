using System.Security.Cryptography;
using System.Text.Json;

namespace Wangge.Cases.Acting;

/// <summary>Tells a retry from another act with the same id.</summary>
internal static class ActRequestHash
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>SHA-256 over case, action and content.</summary>
    public static byte[] Of(Guid caseId, CaseAction action, ActRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(caseId.ToByteArray(bigEndian: true));
        hash.AppendData(System.Text.Encoding.ASCII.GetBytes(action.Wire()));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), Json));
        return hash.GetHashAndReset();
    }
}
