namespace Wangge.Dispatch.Posting;

/// <summary>A plan of where cars should stand: what was asked, what came of it, and who accepted it. Kept; decides and returns why not.</summary>
internal sealed class PostPlan
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required PostQuestion Question { get; init; }

    public required Guid AskedBy { get; init; }

    /// <summary>Server's time.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    public PostPlanState State { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Null until it is ready.</summary>
    public PostPlanResult? Result { get; private set; }

    public Guid? AcceptedBy { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public int Version { get; set; }

    public void Finish(PostPlanResult result, DateTimeOffset at) => End(PostPlanState.Ready, result, at);

    /// <summary>It ends without a result.</summary>
    /// <param name="state">Why: <see cref="PostPlanState.Cancelled"/> or <see cref="PostPlanState.Failed"/>.</param>
    public void Abandon(PostPlanState state, DateTimeOffset at) => End(state, null, at);

    public Refusal? Accept(Guid by, DateTimeOffset at)
    {
        if (State != PostPlanState.Ready) { return PostRefusals.NotReady; }
        (State, AcceptedBy, AcceptedAt) = (PostPlanState.Accepted, by, at);
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<PostPlan>(table =>
    {
        table.ToTable("dispatch_post_plans").HasKey(p => p.Seq);
        table.HasIndex(p => p.Id).IsUnique();
        table.Property(p => p.Question).HasJsonText();
        table.Property(p => p.Result).HasJsonText();
        table.Property(p => p.State).HasWireName().HasMaxLength(20);
        table.Property(p => p.Version).IsConcurrencyToken();
    });

    private void End(PostPlanState state, PostPlanResult? result, DateTimeOffset at)
    {
        if (State != PostPlanState.Running) { return; }
        (State, Result, EndedAt) = (state, result, at);
        Version++;
    }
}

/// <summary>Where a plan stands; the wire name is the member's in lower case.</summary>
internal enum PostPlanState
{
    Running,
    Ready,
    Accepted,
    Cancelled,
    Failed,
}
