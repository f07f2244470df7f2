using Wangge.Video.Cameras;

namespace Wangge.Video.Gateway;

/// <summary>What a viewer is sent, in this order: a beginning, then fragments; again a beginning where the picture was fetched anew.</summary>
internal abstract record Piece;

/// <summary>The head of a fragmented MP4 (ftyp, moov).</summary>
/// <param name="CodecText">As browsers name it, such as <c>avc1.64001f</c>; empty where it is not H.264.</param>
/// <param name="Width">Pixels; so <paramref name="Height"/>.</param>
internal sealed record Beginning(ReadOnlyMemory<byte> Bytes, CameraCodec Codec, string CodecText, int Width, int Height) : Piece;

/// <summary>One frame (moof, mdat).</summary>
/// <param name="IsKey">Shown without any before it.</param>
internal sealed record Fragment(ReadOnlyMemory<byte> Bytes, bool IsKey) : Piece;

/// <summary>Instead of a picture, where it is at a media server.</summary>
/// <param name="Way"><c>whep</c>, <c>go2rtc</c> or <c>fmp4</c>.</param>
internal sealed record Play(string Way, string Address) : Piece;

/// <summary>The picture stands still, or is over.</summary>
/// <param name="Kind"><c>stalled</c> or <c>ended</c>.</param>
internal sealed record Word(string Kind, string? Code) : Piece;
