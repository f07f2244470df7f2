namespace Wangge.Journeys.Tests.Serving;

/// <summary>Journeys on which the program is killed: they run one after another and beside no other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Killing
{
    public const string Name = "Killing";
}
