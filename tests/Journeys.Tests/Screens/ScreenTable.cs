namespace Wangge.Journeys.Tests.Screens;

/// <summary>Every screen of the three faces. A route without a row fails <see cref="ScreenTableTests"/>.</summary>
internal static class ScreenTable
{
    private const string Door = "/door/:door(daily-life|public-safety|party-building)";

    private static readonly ScreenRow[] Portal =
    [
        new("portal", "/", "home", null, "/"),
        new("portal", "/say", "say", null, "/say"),
        new("portal", "/follow/:secret", "follow-asked", null, "/follow/{asked}"),
        new("portal", "/follow/:secret", "follow-open", null, "/follow/{open-link}"),
        new("portal", "/follow/:secret", "follow-unknown", null, "/follow/nobody-knows-it"),
        new("portal", "/map", "map", null, "/map"),
        new("portal", @"/matters/:number(\\d+)", "matter", null, "/matters/{number}"),
        new("portal", "/subscribe", "subscribe", null, "/subscribe"),
        new("portal", "/subscriptions/:secret", "subscription-unknown", null, "/subscriptions/nobody-knows-it"),
        new("portal", Door, "door-daily-life", null, "/door/daily-life"),
        new("portal", Door, "door-public-safety", null, "/door/public-safety"),
        new("portal", Door, "door-party-building", null, "/door/party-building"),
        new("portal", "/article/:id", "article", null, "/article/{article}"),
        new("portal", "/voice", "voice", null, "/voice"),
        new("portal", "/voice/:secret", "voice-unknown", null, "/voice/nobody-knows-it"),
        new("portal", "/assessment", "assessment", null, "/assessment"),
        new("portal", "/my-data/:secret?", "my-data", null, "/my-data"),
        new("portal", "/my-data/:secret?", "my-data-held", null, "/my-data/{asked}"),
    ];

    private static readonly ScreenRow[] Field =
    [
        new("field", "/", "enrol", null, "/"),
        new("field", "/", "today", "grid-worker", "/"),
        new("field", "/map", "map", "grid-worker", "/map"),
        new("field", "/report", "camera", "grid-worker", "/report"),
        new("field", "/report", "report", "grid-worker", "/report") { Then = ScreenRow.ShootAsync },
        new("field", "/check/:id", "check", "grid-worker", "/check/{check}"),
        new("field", "/task/:id", "task", "grid-worker", "/task/{check}"),
        new("field", "/service", "service", "grid-worker", "/service"),
        new("field", "/queue", "queue", "grid-worker", "/queue"),
        new("field", "/diary", "diary", "grid-worker", "/diary"),
        new("field", "/diary/new", "diary-new", "grid-worker", "/diary/new"),
        new("field", "/me", "me", "grid-worker", "/me"),
        new("field", "/", "unit-today", "unit-handler", "/"),
        new("field", "/task/:id", "unit-task", "unit-handler", "/task/{sign}"),
    ];

    private static readonly ScreenRow[] Office =
    [
        new("office", "/", "sign-in", null, "/"),
        new("office", "/", "queue", "acceptor", "/"),
        new("office", "/cases", "cases", "acceptor", "/cases"),
        new("office", "/cases/:caseId", "case", "acceptor", "/cases/{check}"),
        new("office", "/map", "map", "acceptor", "/map"),
        new("office", "/wall", "wall", "leader", "/wall"),
        new("office", "/numbers", "numbers", "leader", "/numbers"),
        new("office", "/base", "base", "system-administrator", "/base"),
        new("office", "/base/centres", "base-centres", "system-administrator", "/base/centres"),
        new("office", "/base/units", "base-units", "system-administrator", "/base/units"),
        new("office", "/base/coverage", "base-coverage", "system-administrator", "/base/coverage"),
        new("office", "/base/import", "base-import", "system-administrator", "/base/import"),
        new("office", "/people/:id?", "people", "system-administrator", "/people"),
        new("office", "/people/:id?", "person", "security-administrator", "/people/{account}"),
        new("office", "/me", "me", "acceptor", "/me"),
        new("office", "/audit", "audit", "auditor", "/audit"),
        new("office", "/publications", "publications", "publisher", "/publications"),
        new("office", "/publications/voices/:id?", "voices", "publisher", "/publications/voices"),
        new("office", "/publications/topics", "topics", "publisher", "/publications/topics"),
        new("office", "/publications/statements", "statements", "publisher", "/publications/statements"),
        new("office", "/publications/articles/:id", "article", "publisher", "/publications/articles/{article}"),
        new("office", "/settings", "settings", "system-administrator", "/settings"),
        new("office", "/settings/types", "settings-types", "system-administrator", "/settings/types"),
        new("office", "/settings/calendar", "settings-calendar", "system-administrator", "/settings/calendar"),
        new("office", "/settings/responsibilities", "settings-responsibilities", "system-administrator", "/settings/responsibilities"),
        new("office", "/settings/formulas", "settings-formulas", "leader", "/settings/formulas"),
        new("office", "/settings/exclusions", "settings-exclusions", "leader", "/settings/exclusions"),
        new("office", "/settings/keys", "settings-keys", "system-administrator", "/settings/keys"),
        new("office", "/settings/undelivered", "settings-undelivered", "system-administrator", "/settings/undelivered"),
    ];

    public static IReadOnlyList<ScreenRow> Rows { get; } = [.. Portal, .. Field, .. Office];
}
