using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Credentials;

/// <summary>This module's keys in the home, each file safe on the disk before anything is sealed with it: a key lost with the power is a secret lost for good.</summary>
internal sealed class KeyFolder(Home home) : IXmlRepository
{
    private readonly DiskFiles _files = new();
    private readonly Lock _gate = new();

    private string Folder => home.Folder("keys/identity");

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Directory.GetFiles(Folder, "*.xml").Order(StringComparer.Ordinal).Select(file => XElement.Load(file))];

    public void StoreElement(XElement element, string friendlyName) => Write($"{Guid.CreateVersion7():N}.xml", System.Text.Encoding.UTF8.GetBytes(element.ToString()));

    /// <summary>The key of this name, made at first use.</summary>
    public byte[] ReadOrCreate(string name, Func<byte[]> make)
    {
        lock (_gate)
        {
            var file = Path.Combine(Folder, name);
            if (!File.Exists(file)) { Write(name, make()); }
            return File.ReadAllBytes(file);
        }
    }

    private void Write(string name, byte[] content)
    {
        var folder = Folder;
        var half = Path.Combine(folder, name + ".tmp");
        _files.Delete(half);
        using (var file = _files.CreateFile(half))
        {
            file.Write(content);
            _files.SyncFile(file);
        }

        _files.Rename(half, Path.Combine(folder, name));
        _files.SyncFolder(folder);
    }
}
