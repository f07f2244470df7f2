namespace Wangge.Kernel.Blobs;

/// <summary>Where files lie under the store's folder: <c>aa/bb/{name}</c>, its copies <c>{name}.320.jpg</c> beside it, half-received ones <c>{name}.{id}.tmp</c>.</summary>
internal sealed class BlobLayout(string root)
{
    private const int NameLength = 64;
    private const string TemporarySuffix = ".tmp";
    private const string UndecodableSuffix = ".none";

    public string Root => root;

    public string Shard(BlobName name)
    {
        var hex = name.ToString();
        return Path.Combine(root, hex[..2], hex[2..4]);
    }

    public string Original(BlobName name) => Path.Combine(Shard(name), name.ToString());

    public string Copy(BlobName name, PictureSize size) => $"{Original(name)}.{(int)size}.jpg";

    /// <summary>An empty file that says that no copy can be made of this original, so that it is not tried for ever.</summary>
    public string Undecodable(BlobName name) => Original(name) + UndecodableSuffix;

    public string Temporary(BlobName name) => $"{Original(name)}.{Guid.CreateVersion7():N}{TemporarySuffix}";

    /// <summary>All that is made from an original.</summary>
    public IEnumerable<string> Derived(BlobName name) =>
        Enum.GetValues<PictureSize>().Select(size => Copy(name, size)).Append(Undecodable(name));

    /// <summary>What a path under the root is; a file that the store did not write is <see cref="BlobFileKind.Foreign"/> and is left alone.</summary>
    public static (BlobFileKind Kind, BlobName Name) Classify(string path)
    {
        var file = Path.GetFileName(path);
        if (file.Length < NameLength || !BlobName.TryParse(file[..NameLength], out var name)) { return (BlobFileKind.Foreign, default); }

        var rest = file[NameLength..];
        var kind = rest switch
        {
            "" => BlobFileKind.Original,
            UndecodableSuffix => BlobFileKind.Derived,
            _ when rest.EndsWith(TemporarySuffix, StringComparison.Ordinal) => BlobFileKind.Temporary,
            _ when Enum.GetValues<PictureSize>().Any(size => rest == $".{(int)size}.jpg") => BlobFileKind.Derived,
            _ => BlobFileKind.Foreign,
        };
        return (kind, name);
    }
}

/// <summary>What a file in the store's folder is.</summary>
internal enum BlobFileKind
{
    Foreign,
    Original,
    Derived,
    Temporary,
}
