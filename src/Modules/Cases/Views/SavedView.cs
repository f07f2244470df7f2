namespace Wangge.Cases.Views;

/// <summary>A person's named cut of the case list. Theirs alone; goes when they leave.</summary>
internal sealed class SavedView
{
    /// <summary>How many one person keeps.</summary>
    public const int MostOfOne = 50;

    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>As its owner calls it.</summary>
    public required string Title { get; set; }

    /// <summary>As the list's address takes it, such as <c>state=to-file&amp;late=true</c>.</summary>
    public required string Filter { get; set; }

    /// <summary>Where it stands among its owner's, from 0.</summary>
    public required int Position { get; set; }
}
