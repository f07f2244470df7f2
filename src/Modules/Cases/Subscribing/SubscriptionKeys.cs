using System.Globalization;
using Wangge.Cases.Following;
using Wangge.Kernel.Rights;

namespace Wangge.Cases.Subscribing;

/// <summary>A subscription's link and its one-time code: made from its id by the home's key, so that neither is kept in the store.</summary>
internal sealed class SubscriptionKeys(FollowLinks links)
{
    /// <summary>How long a code, and a subscription that nobody confirmed, holds.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromHours(24);

    /// <summary>Wrong codes before only the link confirms.</summary>
    public const int MostWrongCodes = 5;

    /// <summary>The secret of the link by which it is confirmed, seen and ended: 22 URL-safe characters.</summary>
    public string SecretOf(string districtCode, Guid subscriptionId) => links.SecretOf("subscription/" + districtCode, subscriptionId);

    /// <summary>Six digits.</summary>
    public string CodeOf(string districtCode, Guid subscriptionId)
    {
        var hash = FollowLinks.HashOf(links.SecretOf("subscription-code/" + districtCode, subscriptionId));
        return (BitConverter.ToUInt64(hash) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
