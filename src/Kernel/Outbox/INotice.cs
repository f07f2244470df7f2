namespace Wangge.Kernel.Outbox;

/// <summary>Something that happened, told to other modules after it is safe: a record in the past tense with ids and primitives only.</summary>
public interface INotice;
