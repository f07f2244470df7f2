using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wangge.Host;

/// <summary>JSON in a home that its owner alone may read: what the demo and its simulation know of passwords, keys and secrets.</summary>
internal static class OwnersJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write<T>(string path, T content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, content, Json);
    }

    /// <returns>Null where there is no such file.</returns>
    public static T? Find<T>(string path)
        where T : class => File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json) : null;
}
