using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wangge.Identity.Tests.Passkeys;

/// <summary>A device that makes and uses one passkey (ES256, no attestation), written from WebAuthn level 2, sections 6.1, 6.5 and 7.</summary>
internal sealed class SoftDevice(string origin) : IDisposable
{
    private const byte UserPresent = 0x01, UserVerified = 0x04, AttestedData = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private byte[] _userHandle = [];

    public byte[] CredentialId { get; } = RandomNumberGenerator.GetBytes(32);

    public uint Count { get; set; }

    /// <summary>Without it the device did not check its holder.</summary>
    public bool Verifies { get; set; } = true;

    public object Create(Guid challengeId, JsonElement options, string name)
    {
        _userHandle = Base64Url.DecodeFromChars(options.GetProperty("user").GetProperty("id").GetString());
        var client = ClientData("webauthn.create", options);
        var data = AuthenticatorData(options.GetProperty("rp").GetProperty("id").GetString()!, withKey: true);
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt"); cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt"); cbor.WriteStartMap(0); cbor.WriteEndMap();
        cbor.WriteTextString("authData"); cbor.WriteByteString(data);
        cbor.WriteEndMap();
        return new { challengeId, name, credentialId = Text(CredentialId), clientDataJson = Text(client), attestationObject = Text(cbor.Encode()) };
    }

    public object Get(Guid challengeId, JsonElement options, bool asToken = true)
    {
        Count++;
        var client = ClientData("webauthn.get", options);
        var data = AuthenticatorData(options.GetProperty("rpId").GetString()!, withKey: false);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new { challengeId, credentialId = Text(CredentialId), clientDataJson = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = Text(_userHandle), asToken };
    }

    private byte[] ClientData(string type, JsonElement options) => Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false }));

    private byte[] AuthenticatorData(string relyingParty, bool withKey)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Count);
        var flags = (byte)(UserPresent | (Verifies ? UserVerified : 0) | (withKey ? AttestedData : 0));
        byte[] head = [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), flags, .. counter];
        return withKey ? [.. head, .. new byte[16], 0, (byte)CredentialId.Length, .. CredentialId, .. CoseKey()] : head;
    }

    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(false).Q;
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(5);
        cbor.WriteInt32(1); cbor.WriteInt32(2);
        cbor.WriteInt32(3); cbor.WriteInt32(-7);
        cbor.WriteInt32(-1); cbor.WriteInt32(1);
        cbor.WriteInt32(-2); cbor.WriteByteString(point.X!);
        cbor.WriteInt32(-3); cbor.WriteByteString(point.Y!);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();
}
