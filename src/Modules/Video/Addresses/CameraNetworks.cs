using Microsoft.Extensions.Options;
using Wangge.Kernel.Networks;

namespace Wangge.Video.Addresses;

/// <summary>Which addresses are asked for pictures at all.</summary>
internal sealed class CameraNetworks(IOptions<VideoOptions> options) : AllowedNetworks(options.Value.Networks);
