using System.Net;
using System.Text;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Serving;

/// <summary>The page at <c>/</c>: what this is, whose districts it serves, what must be said of them.</summary>
internal static class LandingPage
{
    public static void MapLanding(this IEndpointRouteBuilder routes) => routes
        .MapGet("/", (DistrictRegistry registry) => TypedResults.Content(Render(registry.All), "text/html; charset=utf-8"))
        .AllowAnyone("Says what this is; names nobody.")
        .ExcludeFromDescription();

    private static string Render(IReadOnlyList<District> districts)
    {
        var list = new StringBuilder();
        foreach (var district in districts)
        {
            list.Append("<li>").Append(WebUtility.HtmlEncode(district.Name)).Append(" <code>/d/").Append(district.Code).Append("</code>");
            foreach (var line in (district.Notice ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) { list.Append("<p class=\"notice\">").Append(WebUtility.HtmlEncode(line)).Append("</p>"); }
            list.Append("</li>");
        }

        return $$"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>网格 · Wangge</title>
            <style>
            :root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1a2127; --accent: #0b5675; --line: #8a857a; }
            @media (prefers-color-scheme: dark) { :root { --paper: #0c1419; --ink: #f0f4f4; --accent: #74c6e2; --line: #6f838c; } }
            body { margin: 0 auto; padding: 24px; max-width: 40rem; background: var(--paper); color: var(--ink);
              font: 17px/1.6 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif; }
            a { color: var(--accent); } a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
            .notice { border-inline-start: 4px solid var(--line); padding-inline-start: 12px; }
            </style>
            </head>
            <body>
            <main>
            <h1>网格 · Wangge</h1>
            <p>网格化服务平台：群众和网格员报告的事项，在这里受理、派遣、处置、核查、答复。</p>
            <p lang="en">A city district’s grid service: what residents and grid workers report is accepted, dispatched, handled, checked and answered here.</p>
            <ul>{{list}}</ul>
            <p><a href="openapi/v1.json">接口说明 · <span lang="en">API description (OpenAPI)</span></a></p>
            </main>
            </body>
            </html>

            """;
    }
}
