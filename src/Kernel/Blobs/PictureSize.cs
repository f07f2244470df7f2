namespace Wangge.Kernel.Blobs;

/// <summary>A picture's copies, by the pixels of the longer side; a smaller original is not enlarged.</summary>
public enum PictureSize
{
    /// <summary>In lists.</summary>
    Small = 320,

    /// <summary>On phones and in a case's page.</summary>
    Medium = 1024,

    /// <summary>Looked at closely.</summary>
    Large = 2048,
}
